import { sortedBy } from '../../kernel/order.js';
import type { Contract, SecurityScheme } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { commentText } from '../comment.js';
import { block, fileText, importText, listText, propertyKey, valueText } from '../print.js';
import { isBasic, schemeHint, schemesOf } from '../rest/security.js';
import type { File } from '../target.js';

/** `server.ts`: every handler of the contract, who proves its callers, and the Fastify plugin that joins them. */
export function serverFile(contract: Contract, names: Names): File {
  const groups = names.groups.map(({ file, member, stem }) =>
    importText('value', [`type ${stem}Handlers`, `${member}Routes`], `./routes/${file}.js`),
  );
  const secured = contract.securitySchemes.length > 0;
  const verifiers = secured ? verifiersType(contract, names) : undefined;
  const imports = [
    importText(
      'value',
      [
        'fastify',
        'type FastifyInstance',
        'type FastifyPluginAsync',
        'type FastifyRequest',
        'type FastifyServerOptions',
      ],
      'fastify',
    ),
    ...groups,
    importText('value', ['mount'], './runtime/adapters/fastify.js'),
    importText(
      'type',
      ['Schemes', ...(verifiers?.includes('<BasicCredential,') ? ['BasicCredential'] : [])],
      './runtime/core/auth.js',
    ),
    importText('type', ['Context', 'ServerRoute', ...(secured ? ['Verify'] : [])], './runtime/core/route.js'),
    importText('value', ['schemas'], './schemas.js'),
    '',
    "export type * from './models.js';",
    "export { Refusal } from './runtime/core/envelope.js';",
  ].filter((line) => line !== undefined);
  const routes = `const ROUTES: readonly ServerRoute[] = ${listText(
    names.groups.map(({ member }) => `...${member}Routes`),
    '[',
    ']',
    60,
  )};`;
  const sections = [
    imports.join('\n'),
    contextType(secured),
    handlersType(names),
    verifiers,
    optionsType(secured),
    `const SCHEMES: Schemes = ${valueText(schemesOf(contract, names))};`,
    routes,
    pluginText(secured),
    CREATE,
  ];
  return { path: 'server.ts', content: fileText(...sections) };
}

function contextType(secured: boolean): string {
  const about = commentText({
    text: ['What a handler is told beside its input: who calls, by security scheme, and the request itself.'],
  });
  return `${about}export type HandlerContext<Principal = unknown> = Context<FastifyRequest, Principal, ${secured ? 'keyof Verifiers' : 'never'}>;`;
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

function verifiersType(contract: Contract, names: Names): string {
  const members = sortedBy(contract.securitySchemes, ({ name }) => name).map(
    (scheme) =>
      `${commentText({ text: [scheme.description, schemeHint(scheme)] })}readonly ${propertyKey(names.scheme(scheme))}: Verify<${credentialType(scheme)}, FastifyRequest, Principal>;`,
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

function optionsType(secured: boolean): string {
  return block('export interface ServerOptions<Principal = unknown>', [
    'readonly handlers: Handlers<Principal>;',
    ...(secured ? ['readonly security: Verifiers<Principal>;'] : []),
    `${commentText({ text: ["Told what a handler threw; by default the request's log is."] })}readonly onError?: (error: unknown, request: FastifyRequest) => void;`,
  ]);
}

function pluginText(secured: boolean): string {
  const about = commentText({
    text: ["The API as a Fastify plugin: `app.register(plugin({ handlers }), { prefix: '/v1' })`."],
  });
  const lines = [
    'routes: ROUTES,',
    'handlers: options.handlers,',
    'schemes: SCHEMES,',
    `verifiers: ${secured ? 'options.security' : '{}'},`,
    'schemas,',
    '...(options.onError && { onError: options.onError }),',
  ];
  return `${about}export function plugin<Principal>(options: ServerOptions<Principal>): FastifyPluginAsync {\n  return mount({\n${lines.map((line) => `    ${line}`).join('\n')}\n  });\n}`;
}

const CREATE = `/** A Fastify of its own with the API in it, ready to listen. */
export function createServer<Principal>(options: ServerOptions<Principal>, host: FastifyServerOptions = {}): FastifyInstance {
  const app = fastify(host);
  app.register(plugin(options));
  return app;
}`;
