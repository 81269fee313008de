import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { generate, TARGETS } from '../src/generate/index.js';
import type { JsonObject } from '../src/kernel/json.js';
import { contractFromText } from '../src/model/index.js';

async function typesOf(schemas: JsonObject, paths: JsonObject = {}): Promise<string> {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths,
    components: { schemas },
  };
  const contract = await contractFromText(JSON.stringify(document), 'orders.json');
  const requests = TARGETS.filter(({ id }) => id === 'types').map((target) => ({ target }));
  const [file] = await generate(contract, requests);
  return file?.content ?? '';
}

function errorsIn(content: string): string[] {
  const host = ts.createCompilerHost({});
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === 'types.ts'
      ? ts.createSourceFile(name, content, ts.ScriptTarget.Latest)
      : getSourceFile.call(host, name, ...rest);
  const program = ts.createProgram(['types.ts'], { strict: true, noEmit: true, types: [] }, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const to = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

describe('types of schemas that lead back to themselves', () => {
  it.each<[string, JsonObject]>([
    ['references', { A: to('B'), B: to('A') }],
    ['one reference', { A: to('A') }],
    ['all of each other', { A: { allOf: [to('B')] }, B: { allOf: [to('A')] } }],
    [
      'alternatives',
      { A: { oneOf: [to('B'), { type: 'string' }] }, B: { anyOf: [to('A'), { type: 'number' }] } },
    ],
    ['nested parts', { A: { allOf: [{ oneOf: [to('B'), { type: 'null' }] }] }, B: { allOf: [to('A')] } }],
    [
      'a base and its children',
      {
        Base: { type: 'object', properties: { kind: { type: 'string' } }, oneOf: [to('Child')] },
        Child: { allOf: [to('Base'), { type: 'object', properties: { name: { type: 'string' } } }] },
      },
    ],
    ['lists', { A: { type: 'array', items: to('A') } }],
  ])('%s', async (_, schemas) => {
    expect(errorsIn(await typesOf(schemas))).toEqual([]);
  });
});

it('names no operation whose name is that of another', async () => {
  const operation = (operationId: string) => ({
    get: { operationId, responses: { 200: { description: 'OK' } } },
  });
  const text = await typesOf(
    {},
    { '/a': operation('twice'), '/b': operation('twice'), '/c': operation('once') },
  );
  expect(errorsIn(text)).toEqual([]);
  expect(text).toContain('operations["once"]');
  expect(text).not.toContain('twice');
});
