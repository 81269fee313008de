import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { generate, TARGETS } from '../src/generate/index.js';
import type { Artifact } from '../src/kernel/artifact.js';
import { TenonError } from '../src/kernel/errors.js';
import type { Json, JsonObject } from '../src/kernel/json.js';
import { contractFromText } from '../src/model/index.js';

/** Text of a contract is data wherever it comes out: whatever is in it, the output parses and calls nothing of it. */
const PIECES = [
  '*/',
  '/*',
  '//',
  '/**',
  "'",
  '"',
  '`',
  '\\',
  '$' + '{injected()}',
  'injected();',
  '\n',
  '\r',
  '\u2028',
  '\u2029',
  '\u202e',
  '\0',
  '{',
  '}',
  '(',
  ')',
  '<',
  '>',
  ';',
  ',',
  ':',
  '=>',
  '@ts-nocheck',
  '@ts-ignore',
  '/// <reference path="/etc/passwd" />',
  '@deprecated',
  '<!--',
  '-->',
  '</script>',
  '__proto__',
  'constructor',
  'class',
  'await',
  '#',
  '.',
  '..',
  ' ',
  'Order',
  'order',
  'ORDER',
  'é',
  '日',
  '🎉',
  '0',
  '9',
];
const hostile = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(''));

type Texts = readonly [string, string, string, string, string];

/** An object whose keys may be any text, `__proto__` among them. */
function keyed(...entries: readonly (readonly [string, Json])[]): JsonObject {
  return Object.defineProperties(
    {},
    Object.fromEntries(entries.map(([key, value]) => [key, { value, enumerable: true, configurable: true }])),
  );
}

function contractWith([a, b, c, d, e]: Texts): JsonObject {
  const texts = {
    title: a,
    description: b,
    default: c,
    example: d,
    pattern: e,
    format: a,
    enum: [a, b, c, d, e],
  };
  const inner: JsonObject = {
    type: 'object',
    title: e,
    description: a,
    required: [a, b, d],
    properties: keyed(
      [a, { type: 'string', ...texts }],
      [b, { $ref: '#/components/schemas/Plain' }],
      [c, { const: d }],
    ),
  };
  const responses = {
    200: {
      description: a,
      headers: keyed([`X-${a}`, { schema: { type: 'string' } }]),
      content: keyed(['application/json', { schema: inner }], [b, { schema: {} }]),
    },
    [c]: { description: b },
  };
  const parameters = [a, b, c].map((name, index) => ({
    name,
    in: ['query', 'header', 'cookie'][index] ?? 'query',
    description: d,
    schema: { type: 'string', ...texts },
  }));
  const operation = (id: string): JsonObject => ({
    operationId: id,
    tags: [d, e],
    summary: a,
    description: b,
    deprecated: true,
    'x-replaced-by': c,
    'x-sunset': d,
    parameters,
    responses,
    requestBody: {
      description: e,
      content: keyed([e, { schema: inner }], ['application/json', { schema: inner }]),
    },
    security: [keyed([a, [b]])],
  });
  return {
    openapi: '3.1.0',
    info: { title: a, version: b, description: c },
    servers: [{ url: `https://${a}`, description: b }, { url: c }],
    tags: [{ name: d, description: e }],
    paths: keyed(
      [`/${a}/{${b}}`, { post: operation(c), get: operation(d) }],
      [`/${e}`, { delete: operation(e) }],
    ),
    webhooks: keyed([a, { post: operation(a) }], [b, { post: operation(b) }]),
    components: {
      schemas: keyed(
        [a, inner],
        [b, { enum: [a, b, c] }],
        [c, { allOf: [{ $ref: '#/components/schemas/Plain' }, inner] }],
        [
          'Plain',
          {
            type: 'object',
            discriminator: { propertyName: d, mapping: keyed([e, '#/components/schemas/Plain']) },
          },
        ],
      ),
      securitySchemes: keyed(
        [a, { type: 'apiKey', in: 'query', name: b, description: c }],
        [d, { type: 'http', scheme: e }],
      ),
    },
  };
}

async function outputOf(texts: Texts): Promise<Artifact[]> {
  const contract = await contractFromText(JSON.stringify(contractWith(texts)), 'orders.json');
  const fit = TARGETS.filter(({ kinds }) => kinds.includes('openapi')).map((target) => ({
    target,
    options: target.id === 'client' ? { validate: 'both' } : {},
  }));
  const own = await generate(
    contract,
    fit.filter(({ target }) => target.id !== 'types'),
  );
  try {
    return [
      ...own,
      ...(await generate(
        contract,
        fit.filter(({ target }) => target.id === 'types'),
      )),
    ];
  } catch (error) {
    // openapi-typescript stumbles over members that every object inherits.
    if (error instanceof TenonError && error.code === 'GENERATE_IMPOSSIBLE') return own;
    throw error;
  }
}

describe('hostile text', () => {
  it('never becomes code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(hostile, hostile, hostile, hostile, hostile), async (texts) => {
        for (const { path, content } of await outputOf(texts)) {
          if (path.startsWith('runtime/')) continue;
          expect(path).toMatch(/^[a-z0-9/_-]+\.ts$/);
          expect(faultsOf(content), `${path}\n${content}`).toEqual([]);
        }
      }),
      { numRuns: 80 },
    );
  });
});

/** What a module of ours is made of. */
const STATEMENTS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.VariableStatement,
]);
const GLOBALS = ['Promise', 'Map', 'Set', 'Object', 'import'];

interface Directives {
  readonly pragmas: ReadonlyMap<string, unknown>;
  readonly commentDirectives?: readonly unknown[];
}

/** Every name that a file imports or declares. */
function declaredIn(file: ts.SourceFile): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const isNamed =
      ts.isImportSpecifier(node) ||
      ts.isNamespaceImport(node) ||
      ts.isImportClause(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isVariableDeclaration(node);
    if (isNamed && node.name) names.push(node.name.getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** `app` of `app.register`. */
function rootOf(expression: ts.Expression): string {
  return ts.isPropertyAccessExpression(expression) ? rootOf(expression.expression) : expression.getText();
}

/** Syntax errors, calls of what no module of ours declares, and whatever else should not be there. */
function faultsOf(content: string): string[] {
  const faults: string[] = [];
  const file = ts.createSourceFile('made.ts', content, ts.ScriptTarget.Latest, true);
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  for (const { messageText } of parseDiagnostics)
    faults.push(ts.flattenDiagnosticMessageText(messageText, ' '));
  for (const { kind } of file.statements)
    if (!STATEMENTS.has(kind)) faults.push(`has a ${ts.SyntaxKind[kind]}`);
  const { pragmas, commentDirectives } = file as unknown as Directives;
  if (pragmas.size > 0 || commentDirectives !== undefined || file.referencedFiles.length > 0)
    faults.push('tells the compiler something');
  const known = new Set([...GLOBALS, ...declaredIn(file)]);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const callee = rootOf(node.expression);
      if (!known.has(callee)) faults.push(`calls ${callee}`);
    }
    if (ts.isTaggedTemplateExpression(node)) faults.push('has a tagged template');
    if (ts.isTemplateExpression(node) && node.getText().includes('injected()'))
      faults.push('evaluates injected()');
    ts.forEachChild(node, visit);
  };
  visit(file);
  return faults;
}
