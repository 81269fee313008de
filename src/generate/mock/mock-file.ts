import { sortedBy } from '../../kernel/order.js';
import type { Contract } from '../../model/index.js';
import type { Group, Names } from '../../names/index.js';
import { commentText } from '../comment.js';
import { fileText, importText, listText, objectKey, valueText } from '../print.js';
import { schemesOf } from '../rest/security.js';
import type { File } from '../target.js';
import type { AnswerMaker } from './answers.js';
import { prefixesOf } from './parts.js';

/** `mocks/orders.ts`: what the operations of one tag are answered with. */
export async function examplesFile(
  { operations }: Contract,
  names: Names,
  { group, make }: { readonly group: Group; readonly make: AnswerMaker },
): Promise<File> {
  const mine = sortedBy(
    operations.filter((operation) => names.group(operation) === group),
    ({ path, method }) => `${path} ${method}`,
  );
  const members: string[] = [];
  for (const operation of mine) {
    const text = valueText(await make(operation), 96);
    members.push(`  ${objectKey(names.operation(operation).call)}: ${text.replaceAll('\n', '\n  ')},\n`);
  }
  const about = commentText({ text: [`What the operations of ${group.tag} are answered with, by status.`] });
  return {
    path: `mocks/${group.file}.ts`,
    content: fileText(
      importText('type', ['MockAnswers'], '../runtime/core/mock.js'),
      `${about}export const ${group.member}Mocks: Readonly<Record<string, MockAnswers>> = {\n${members.join('')}};`,
    ),
  };
}

/** `mock.ts`: the contract as a function from requests to examples. */
export function mockFile(contract: Contract, names: Names): File {
  const groups = sortedBy(names.groups, ({ file }) => file);
  const spread = (suffix: string, open: string, close: string): string =>
    listText(
      groups.map(({ member }) => `...${member}${suffix}`),
      open,
      close,
      60,
    );
  const imports = [
    ...groups.map(({ file, member }) => importText('value', [`${member}Mocks`], `./mocks/${file}.js`)),
    ...groups.map(({ file, member }) => importText('value', [`${member}Routes`], `./routes/${file}.js`)),
    importText('type', ['MockAnswers'], './runtime/core/mock.js'),
    importText(
      'value',
      ['type MockContract', 'mockFetch', 'type MockOptions'],
      './runtime/core/mock-server.js',
    ),
    importText('value', ['schemas'], './schemas.js'),
    '',
    "export type { MockContract, MockOptions } from './runtime/core/mock-server.js';",
  ];
  const answers = `const ANSWERS: ReadonlyMap<string, MockAnswers> = new Map(\n  Object.entries(${spread('Mocks', '{ ', ' }')}),\n);`;
  const mock = `/** What the mock is made of. */
export const contract: MockContract = {
  routes: ${spread('Routes', '[', ']').replaceAll('\n', '\n  ')},
  schemas,
  schemes: ${valueText(schemesOf(contract, names), 80).replaceAll('\n', '\n  ')},
  prefixes: ${valueText(prefixesOf(contract), 80)},
  answers: (id) => ANSWERS.get(id),
};`;
  const create = `/** The mock as \`export default\` is wanted by Deno, Bun and workers; \`mock-node.ts\` listens with Node. */
export function createMock(options: MockOptions = {}): { fetch(request: Request): Promise<Response> } {
  return { fetch: mockFetch(contract, options) };
}`;
  return {
    path: 'mock.ts',
    content: fileText(imports.filter((line) => line !== undefined).join('\n'), answers, mock, create),
  };
}

/** `mock-node.ts`: the same on \`node:http\`. It is the same for every contract. */
export function mockNodeFile(): File {
  return {
    path: 'mock-node.ts',
    content: `import type { Server } from 'node:http';
import { contract, type MockOptions } from './mock.js';
import { nodeServer } from './runtime/adapters/node.js';
import { mockServer } from './runtime/core/mock-server.js';

/** Where the mock listens: this machine alone, on any free port, unless it says otherwise. */
export interface ListenOptions extends MockOptions {
  readonly port?: number;
  readonly host?: string;
}

/** Listens, once the promise is kept; \`server.close()\` ends it. */
export function listen({ port = 0, host = '127.0.0.1', ...options }: ListenOptions = {}): Promise<Server> {
  const server = nodeServer(mockServer(contract, options));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
`,
  };
}
