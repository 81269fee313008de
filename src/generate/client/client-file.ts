import { sortedBy } from '../../kernel/order.js';
import type { Contract } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { commentText } from '../comment.js';
import { block, fileText, importText, literal, propertyKey } from '../print.js';
import { isBasic, schemeHint } from '../rest/security.js';
import { serversOf } from '../rest/server.js';
import type { File } from '../target.js';

/** `client.ts`: the credentials, and every operation as a method of its tag. */
export function clientFile(contract: Contract, names: Names, checks = false): File {
  const auth = authType(contract, names);
  const groups = names.groups.map(
    ({ member, file }) => `import * as ${member} from './operations/${file}.js';`,
  );
  const uses = ['BasicCredential', 'Credential'].filter(
    (type) => auth.includes(`${type}<`) || auth.includes(`<${type}>`),
  );
  const hasTokens = contract.securitySchemes.some(
    ({ type }) => type === 'oauth2' || type === 'openIdConnect',
  );
  const parts = sortedBy(
    [...PARTS, ...(hasTokens ? [TOKENS] : []), ...(checks ? CHECKS : [])],
    ([, module]) => module,
  );
  const imports = [
    ...groups,
    importText('type', uses, './runtime/core/auth.js'),
    importText('value', clientNames(names), './runtime/core/client.js'),
    '',
    "export type * from './models.js';",
    "export { ApiError, CallError } from './runtime/core/answer.js';",
    ...parts.map(([name, module]) => `export { ${name} } from './runtime/core/${module}.js';`),
  ].filter((line) => line !== undefined);
  return {
    path: 'client.ts',
    content: fileText(
      imports.join('\n'),
      auth,
      connectText(contract),
      ...(names.groups.length > 0 ? [apiType(names), createText(contract, names)] : []),
    ),
  };
}

/** What a client may be given, and nobody bundles without asking for it. */
const PARTS: readonly (readonly [name: string, module: string])[] = [
  ['breaker', 'breaker'],
  ['bulkhead', 'bulkhead'],
  ['inTurn', 'client'],
  ['endsOfLife', 'lifecycle'],
  ['rateLimit', 'rate-limit'],
  ['telemetry', 'telemetry'],
  ['tellTimeLeft', 'time-left'],
  ['tracing', 'tracing'],
];

/** Where tokens come from. */
const TOKENS: (typeof PARTS)[number] = [
  'beginAuthorization, clientCredentials, deviceCode, discover, exchangeCode, refreshedTokens',
  'oauth',
];

/** What tells of values that are wrong. */
const CHECKS: typeof PARTS = [
  ['issuesOf', 'check'],
  ['standard', 'standard'],
];

/** A contract of webhooks alone has no operation to bind. */
function clientNames(names: Names): string[] {
  const always = ['newClient', 'type ApiClient', 'type ClientOptions'];
  return names.groups.length > 0 ? ['bind', 'type Bound', ...always] : always;
}

function authType(contract: Contract, names: Names): string {
  const members = sortedBy(contract.securitySchemes, ({ name }) => name).map((scheme) => {
    const type = isBasic(scheme) ? 'BasicCredential' : 'string';
    return `${commentText({ text: [scheme.description, schemeHint(scheme)] })}readonly ${propertyKey(names.scheme(scheme))}?: Credential<${type}>;`;
  });
  if (members.length === 0)
    return `${commentText({ text: ['The contract names no security scheme.'] })}export type Auth = Record<string, never>;`;
  return `${commentText({ text: ['Credentials by security scheme.'] })}${block('export interface Auth', members)}`;
}

function connectText(contract: Contract): string {
  const { shared: server } = serversOf(contract);
  const options =
    server === undefined
      ? "ClientOptions<Auth> & Required<Pick<ClientOptions, 'baseUrl'>>"
      : 'ClientOptions<Auth>';
  const about = commentText({
    text: ['What the functions in `operations/` are called with: a bundle holds only those that it calls.'],
  });
  return `export type ApiOptions = ${options};\n\n${about}export function connect(options: ApiOptions${orEmpty(server)}): ApiClient {\n  return newClient(options${server === undefined ? '' : `, ${literal(server)}`});\n}`;
}

/** Without a server in the contract, the caller must say where the API is. */
function orEmpty(server: string | undefined): string {
  return server === undefined ? '' : ' = {}';
}

function apiType(names: Names): string {
  const members = names.groups.map(
    ({ member }) => `readonly ${propertyKey(member)}: Bound<typeof ${member}>;`,
  );
  return `${commentText({ text: ['Every operation, by tag.'] })}${block('export interface Api', members)}`;
}

function createText(contract: Contract, names: Names): string {
  const members = names.groups.map(({ member }) => `${member}: bind(client, ${member}),`);
  const body = [`const client = connect(options);`, block('return', members, '};')]
    .join('\n')
    .replace(/^/gm, '  ');
  return `${commentText({ text: ['The whole API behind one object.'] })}export function createClient(options: ApiOptions${orEmpty(serversOf(contract).shared)}): Api {\n${body}\n}`;
}
