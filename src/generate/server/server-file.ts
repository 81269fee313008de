import { sortedBy } from '../../kernel/order.js';
import type { Contract, SecurityScheme } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { commentText } from '../comment.js';
import { block, fileText, importText, listText, propertyKey, valueText } from '../print.js';
import { isBasic, schemeHint, schemesOf } from '../rest/security.js';
import type { File } from '../target.js';
import type { ServerHost } from './host.js';

/** How `server.ts` is to be. */
export interface ServerForm {
  readonly host: ServerHost;
  readonly errors: 'standard' | 'problem';
  /** What it hands on from the runtime: exported names, by module. */
  readonly extras: Readonly<Record<string, readonly string[]>>;
}

/** `server.ts`: every handler of the contract, who proves its callers, and the framework's part that joins them. */
export function serverFile(contract: Contract, names: Names, form: ServerForm): File {
  const { host } = form;
  const secured = contract.securitySchemes.length > 0;
  const verifiers = secured ? verifiersType(contract, names, host) : undefined;
  const routes = `const ROUTES: readonly ServerRoute[] = ${listText(
    names.groups.map(({ member }) => `...${member}Routes`),
    '[',
    ']',
    60,
  )};`;
  const sections = [
    importsText(names, form, verifiers),
    contextType(host, secured),
    handlersType(names),
    verifiers,
    optionsType(host, secured),
    `const SCHEMES: Schemes = ${valueText(schemesOf(contract, names))};`,
    routes,
    ...host.functions,
    mountedText(form, secured),
  ];
  return { path: 'server.ts', content: fileText(...sections) };
}

function importsText(
  names: Names,
  { host, errors, extras }: ServerForm,
  verifiers: string | undefined,
): string {
  const groups = names.groups.map(({ file, member, stem }) =>
    importText('value', [`type ${stem}Handlers`, `${member}Routes`], `./routes/${file}.js`),
  );
  const [framework, ...own] = host.imports;
  const lines = [
    framework,
    ...groups,
    ...own,
    importText(
      'type',
      ['Schemes', ...(verifiers?.includes('<BasicCredential,') ? ['BasicCredential'] : [])],
      './runtime/core/auth.js',
    ),
    importText(
      'type',
      ['Context', 'ServerRoute', ...(verifiers ? ['Verify'] : [])],
      './runtime/core/route.js',
    ),
    importText('type', ['Mounted', 'ServeOptions'], './runtime/core/server-exchange.js'),
    errors === 'problem'
      ? importText('value', ['problemErrors'], './runtime/core/server-problem.js')
      : undefined,
    importText('value', ['schemas'], './schemas.js'),
    '',
    "export type * from './models.js';",
    "export { Refusal } from './runtime/core/envelope.js';",
    ...sortedBy(Object.entries(extras), ([module]) => module).map(([module, exported]) =>
      importText('value', exported, `./runtime/core/${module}.js`)?.replace('import', 'export'),
    ),
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

function contextType({ request }: ServerHost, secured: boolean): string {
  const about = commentText({
    text: [
      'What a handler is told beside its input: who calls, by security scheme, the request itself, and when to give up.',
    ],
  });
  return `${about}export type HandlerContext<Principal = unknown> = Context<${request}, Principal, ${secured ? 'keyof Verifiers' : 'never'}>;`;
}

function handlersType(names: Names): string {
  const about = commentText({
    text: [
      'A handler for every operation: one that is missing, or answers what is not declared, does not compile.',
    ],
  });
  const bases = names.groups.map(({ stem }) => `${stem}Handlers<HandlerContext<Principal>>`);
  if (bases.length === 0)
    return `${about}export type Handlers<_Principal = unknown> = Record<string, never>;`;
  return `${about}export interface Handlers<Principal = unknown>\n  extends ${bases.join(',\n    ')} {}`;
}

function verifiersType(contract: Contract, names: Names, { request }: ServerHost): string {
  const members = sortedBy(contract.securitySchemes, ({ name }) => name).map(
    (scheme) =>
      `${commentText({ text: [scheme.description, schemeHint(scheme)] })}readonly ${propertyKey(names.scheme(scheme))}: Verify<${credentialType(scheme)}, ${request}, Principal>;`,
  );
  const about = commentText({
    text: [
      'Proves who holds a credential, by security scheme: gives who calls, or undefined to refuse with 401.',
    ],
  });
  return `${about}${block('export interface Verifiers<Principal = unknown>', members)}`;
}

function credentialType(scheme: SecurityScheme): string {
  if (scheme.type === 'mutualTLS') return 'undefined';
  return isBasic(scheme) ? 'BasicCredential' : 'string';
}

function optionsType({ request }: ServerHost, secured: boolean): string {
  return block(
    `export interface ServerOptions<Principal = unknown> extends ServeOptions<${request}, Principal>`,
    [
      'readonly handlers: Handlers<Principal>;',
      ...(secured ? ['readonly security: Verifiers<Principal>;'] : []),
    ],
  );
}

function mountedText({ host, errors }: ServerForm, secured: boolean): string {
  const members = [
    '...options',
    'routes: ROUTES',
    'handlers',
    'schemes: SCHEMES',
    secured ? 'verifiers: security' : 'verifiers: {}',
    'schemas',
    ...(errors === 'problem' ? ['errors: problemErrors'] : []),
  ];
  const given = secured ? '{ handlers, security, ...options }' : '{ handlers, ...options }';
  return `function mounted<Principal>(${given}: ServerOptions<Principal>): Mounted<${host.request}> {
  return { ${members.join(', ')} };
}`;
}
