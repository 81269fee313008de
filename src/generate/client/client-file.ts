import { sortedBy } from '../../kernel/order.js';
import type { Contract, Policy, Server } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { commentText } from '../comment.js';
import { block, fileText, importText, literal, propertyKey, valueText } from '../print.js';
import { isBasic, schemeHint, schemesOf } from '../rest/security.js';
import type { File } from '../target.js';

/** `client.ts`: the credentials, and every operation as a method of its tag. */
export function clientFile(contract: Contract, names: Names): File {
  const auth = authType(contract, names);
  const groups = names.groups.map(
    ({ member, file }) => `import * as ${member} from './operations/${file}.js';`,
  );
  const uses = ['BasicCredential', 'Credential'].filter(
    (type) => auth.includes(`${type}<`) || auth.includes(`<${type}>`),
  );
  const imports = [
    ...groups,
    importText('type', [...uses, 'Schemes'], './runtime/core/auth.js'),
    importText('value', clientNames(names), './runtime/core/client.js'),
    ...STAGES.filter((stage) => isAsked(stage, contract)).map(({ name, module }) =>
      importText('value', [name], module),
    ),
    '',
    "export type * from './models.js';",
    "export { ApiError, CallError } from './runtime/core/answer.js';",
    ...STAGES.map(({ name, module }) => `export { ${name} } from '${module}';`),
  ];
  return {
    path: 'client.ts',
    content: fileText(
      imports.join('\n'),
      auth,
      `const SCHEMES: Schemes = ${valueText(schemesOf(contract, names))};`,
      connectText(contract),
      ...(names.groups.length > 0 ? [apiType(names), createText(contract, names)] : []),
    ),
  };
}

interface StageFile {
  readonly name: string;
  readonly module: string;
  /** The word of the contract's policy that asks for it. */
  readonly word?: keyof Policy;
}

/** What each try may go through. */
const STAGES: readonly StageFile[] = [
  { name: 'breaker', module: './runtime/core/breaker.js', word: 'circuitBreaker' },
  { name: 'bulkhead', module: './runtime/core/bulkhead.js' },
  { name: 'endsOfLife', module: './runtime/core/lifecycle.js' },
  { name: 'rateLimit', module: './runtime/core/rate-limit.js', word: 'rateLimit' },
  { name: 'telemetry', module: './runtime/core/telemetry.js' },
  { name: 'tracing', module: './runtime/core/tracing.js' },
];

function isAsked({ word }: StageFile, { operations }: Contract): boolean {
  return word !== undefined && operations.some(({ policy }) => policy[word] !== undefined);
}

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
  const server = serverOf(contract);
  // A try waits for its turn before its circuit is looked at.
  const stages = ['rateLimit', 'breaker'].filter((name) =>
    STAGES.some((stage) => stage.name === name && isAsked(stage, contract)),
  );
  const terms = [
    'schemes: SCHEMES,',
    ...(server === undefined ? [] : [`server: ${literal(server)},`]),
    ...(stages.length > 0 ? [`stages: [${stages.map((name) => `${name}()`).join(', ')}],`] : []),
  ];
  const options =
    server === undefined
      ? "ClientOptions<Auth> & Required<Pick<ClientOptions, 'baseUrl'>>"
      : 'ClientOptions<Auth>';
  const about = commentText({
    text: ['What the functions in `operations/` are called with: a bundle holds only those that it calls.'],
  });
  return `export type ApiOptions = ${options};\n\n${about}export function connect(options: ApiOptions${orEmpty(server)}): ApiClient {\n  ${block('return newClient(options,', terms, '});').replaceAll('\n', '\n  ')}\n}`;
}

/** Without a server in the contract, the caller must say where the API is. */
function orEmpty(server: string | undefined): string {
  return server === undefined ? '' : ' = {}';
}

/** The first server that has an address of its own. */
function serverOf(contract: Contract): string | undefined {
  return contract.servers.map(defaultUrl).find((url) => /^https?:\/\//i.test(url));
}

/** The URL of a server with its variables at their defaults. */
function defaultUrl(server: Server): string {
  return server.variables.reduce(
    (url, { name, default: value = '' }) => url.replaceAll(`{${name}}`, value),
    server.url,
  );
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
  return `${commentText({ text: ['The whole API behind one object.'] })}export function createClient(options: ApiOptions${orEmpty(serverOf(contract))}): Api {\n${body}\n}`;
}
