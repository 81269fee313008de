import type { Contract, Operation } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { isOperational, isVersion, segmentsOf } from '../../paths.js';
import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

type Strategy = 'path' | 'header' | 'query' | 'media-type';

export default defineRule({
  id: 'versioning/strategy-consistent',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  options: { strategy: 'path' as Strategy, header: 'API-Version', parameter: 'version' },
  why: 'A caller must be able to stay on its version when the next one appears, and find it in one place everywhere.',
  fix: 'Put the major version where the option `strategy` says (path: /v1/orders or a server URL that ends with /v1), and nowhere else.',
  check(contract, { options, report }) {
    const operations = contract.operations.filter(({ path }) => path !== '/' && !isOperational(path));
    const has = VERSIONED[options.strategy];
    reportLacking(operations, (operation) => !has(operation, contract, options), {
      everywhere: (all) =>
        report(
          `None of ${counted(all.length, 'operation')} names its version by ${WORDS[options.strategy]}.`,
          atRoot(contract, 'paths'),
        ),
      here: ({ key, path }) =>
        report(
          `${key} does not name its version by ${WORDS[options.strategy]}.`,
          atRoot(contract, 'paths', path),
        ),
    });
    for (const other of ['path', 'header', 'media-type'] as const) {
      if (other === options.strategy) continue;
      for (const operation of operations.filter((one) => VERSIONED[other](one, contract, options))) {
        report(
          `${operation.key} names a version by ${WORDS[other]}; ${WORDS[options.strategy]} alone is wanted.`,
          atRoot(contract, 'paths', operation.path),
        );
      }
    }
  },
});

const WORDS: Readonly<Record<Strategy, string>> = {
  path: 'path (/v1/…)',
  header: 'header',
  query: 'query parameter',
  'media-type': 'media type',
};

interface Names {
  readonly header: string;
  readonly parameter: string;
}

const VERSIONED: Readonly<
  Record<Strategy, (operation: Operation, contract: Contract, names: Names) => boolean>
> = {
  path: ({ path, servers }) =>
    namesVersion(path) ||
    (servers.length > 0 &&
      servers.every(
        ({ url }) =>
          namesVersion(url.replace(/^[a-z+]+:\/\/[^/]*/i, '')) || /\/\{[^}]*version[^}]*\}/i.test(url),
      )),
  header: ({ parameters }, _, { header }) =>
    parameters.some(
      (parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === header.toLowerCase(),
    ),
  query: ({ parameters }, _, { parameter }) =>
    parameters.some((other) => other.in === 'query' && other.name === parameter),
  'media-type': ({ responses }) =>
    responses.some(({ payload }) =>
      payload?.content.some(({ mediaType }) => /;\s*version=|[.+-]v\d+(\+|$)/.test(mediaType)),
    ),
};

function namesVersion(path: string): boolean {
  return segmentsOf(path).some((segment) => isVersion(segment) || /^\{[^}]*version[^}]*\}$/i.test(segment));
}
