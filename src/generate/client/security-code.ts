import { sortedBy } from '../../kernel/order.js';
import type { Contract, Operation, SecurityScheme } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { literal } from '../print.js';
import { type Code, callCode } from './code.js';
import type { RuntimeNames } from './runtime-names.js';

/** `firstOf(bearer('oauth', 'orders:read'), nothing)`; undefined when an operation asks for nothing. */
export function securityCode(
  contract: Contract,
  names: Names,
  operation: Operation,
  use: RuntimeNames,
): Code | undefined {
  const schemes = new Map(contract.securitySchemes.map((scheme) => [scheme.name, scheme]));
  // What asks for nothing comes last: who has a credential shows it.
  const requirements = [...operation.security].sort(
    (a, b) => Number(a.length === 0) - Number(b.length === 0),
  );
  const alternatives = requirements.flatMap((requirement) => {
    // What no scheme is declared for, nobody can meet.
    if (requirement.some(({ scheme }) => !schemes.has(scheme))) return [];
    const parts = sortedBy(requirement, ({ scheme }) => scheme).flatMap(({ scheme: name, scopes }) => {
      const scheme = schemes.get(name);
      return scheme && scheme.type !== 'mutualTLS'
        ? [schemeCode(scheme, names.scheme(scheme), { scopes, use })]
        : [];
    });
    const [only = use('nothing'), ...others] = parts;
    return [others.length === 0 ? only : callCode(use('allOf'), parts)];
  });
  const distinct = [...new Set(alternatives)];
  const [first, ...others] = distinct;
  return others.length === 0 ? first : callCode(use('firstOf'), distinct);
}

interface Terms {
  readonly scopes: readonly string[];
  readonly use: RuntimeNames;
}

const KEYS: Readonly<Record<string, string>> = { query: 'queryKey', cookie: 'cookieKey' };

function schemeCode(scheme: SecurityScheme, member: string, { scopes, use }: Terms): Code {
  const rest = [member, ...[...scopes].sort()].map(literal);
  const { type, parameter = '', scheme: word = '' } = scheme;
  if (type === 'apiKey')
    return callCode(use(KEYS[scheme.in ?? ''] ?? 'headerKey'), [literal(parameter), ...rest]);
  if (type !== 'http' || word.toLowerCase() === 'bearer') return callCode(use('bearer'), rest);
  return word.toLowerCase() === 'basic'
    ? callCode(use('basic'), rest)
    : callCode(use('http'), [literal(word), ...rest]);
}
