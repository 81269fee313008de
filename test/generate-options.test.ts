import { expect, it } from 'vitest';
import { generate, TARGETS } from '../src/generate/index.js';
import { contractFromText } from '../src/model/index.js';

const server = TARGETS.filter(({ id }) => id === 'server').map((target) => ({ target }));

async function make(options: Readonly<Record<string, string>>): Promise<string[]> {
  const contract = await contractFromText(
    '{"openapi":"3.1.0","info":{"title":"A","version":"1"},"paths":{}}',
    'a.json',
  );
  const files = await generate(
    contract,
    server.map((request) => ({ ...request, options })),
  );
  return files.map(({ path }) => path);
}

it('makes a server for the framework that is asked for, and takes along no other', async () => {
  const adapters = async (framework: string) =>
    (await make({ framework })).filter((path) => path.includes('adapters/'));
  expect(await adapters('fastify')).toEqual(['runtime/adapters/fastify.ts']);
  expect(await adapters('express')).toEqual(['runtime/adapters/express.ts']);
  expect(await adapters('hono')).toEqual(['runtime/adapters/hono.ts']);
  expect(await adapters('fetch')).toEqual([]);
});

it('refuses options that there are not, and values that they cannot have', async () => {
  await expect(make({ framework: 'koa' })).rejects.toThrow(
    'server.framework cannot be koa: it is fastify or express or hono or fetch',
  );
  await expect(make({ frame: 'koa' })).rejects.toThrow(
    'the target has no such option (it has framework, errors, stubs)',
  );
});
