import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from './support/io.js';
import { git, repository } from './support/repository.js';

/** What the command line makes of a repository; the fixtures of `cli.test.ts` can hold none. */
function orders(type: string): string {
  return `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      responses:
        '200': { description: All, content: { application/json: { schema: { type: ${type} } } } }
`;
}

/** A repository whose only commit, on `branch`, has text, where the working tree has numbers. */
function renumbered(name: string, branch: string): string {
  const cwd = repository(name, { 'api/orders.yaml': orders('string') }, branch);
  git(cwd, 'tag', 'v1.2.0');
  git(cwd, 'branch', 'api');
  writeFileSync(path.join(cwd, 'api/orders.yaml'), orders('integer'));
  return cwd;
}

describe('a base that is a ref alone', () => {
  const cwd = renumbered('refs', 'main');

  test.each(['main', 'HEAD', 'main...', 'v1.2.0', 'api'])(
    '%s is the same file, as it was there',
    async (ref) => {
      const ran = await run(['diff', ref, 'api/orders.yaml'], { cwd });
      expect(ran.stdout).toContain(`(was ${ref}:api/orders.yaml:7)`);
      expect(ran.exit).toBe(1);
    },
  );

  test('may stand before a ref with a path', async () => {
    const ran = await run(['diff', 'v1.2.0', 'main:api/orders.yaml'], { cwd });
    expect(ran).toMatchObject({ stdout: 'No changes.\n', exit: 0 });
  });

  test('gives way to a file of that name', async () => {
    writeFileSync(path.join(cwd, 'HEAD'), orders('integer'));
    const ran = await run(['diff', 'HEAD', 'api/orders.yaml'], { cwd });
    rmSync(path.join(cwd, 'HEAD'));
    expect(ran).toMatchObject({ stdout: 'No changes.\n', exit: 0 });
  });

  test.each(['v9', 'v9.yaml', '--', 'v1.2.0..', 'v9...'])('%s is a file that is missing', async (word) => {
    const ran = await run(['diff', '--format', 'json', '--', word, 'api/orders.yaml'], { cwd });
    expect(JSON.parse(ran.stdout).problems).toMatchObject([{ id: 'CONTRACT_NOT_FOUND', at: { file: word } }]);
    expect(ran.exit).toBe(2);
  });
});

test.each([
  ['gone.yaml', 'CONTRACT_NOT_FOUND'],
  ['main:gone.yaml', 'GIT_PATH_UNKNOWN'],
  ['v9:api/orders.yaml', 'GIT_REF_UNKNOWN'],
  ['npm:@acme/nope/x.yaml', 'PACKAGE_MISSING'],
])('what is wrong with the base %s is told of it', async (base, id) => {
  const cwd = renumbered(`base-${id}`, 'main');
  const ran = await run(['diff', base, 'api/orders.yaml', '--format', 'json'], { cwd });
  expect(JSON.parse(ran.stdout).problems).toMatchObject([{ id, at: { file: base, line: 1 } }]);
});

test('a check that finds no base says so at the contract', async () => {
  const cwd = renumbered('no-main', 'trunk');
  const ran = await run(['check', 'api/orders.yaml', '--format', 'json'], { cwd });
  const { problems } = JSON.parse(ran.stdout) as { readonly problems: readonly { readonly id: string }[] };
  expect(problems.filter(({ id }) => id === 'GIT_NO_BASE')).toMatchObject([
    { at: { file: 'api/orders.yaml' } },
  ]);
  expect(ran.exit).toBe(2);
});
