import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** What users get: the packed tarball, installed in an empty project, without the network. */
const top = path.resolve(import.meta.dirname, '..');
const project = mkdtempSync(path.join(tmpdir(), 'tenon-package-'));
const quiet = { cwd: top, stdio: 'pipe', encoding: 'utf8' } as const;

beforeAll(() => {
  // The build talks before the answer comes, in colours or not.
  const answer = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', project], quiet);
  const [packed] = JSON.parse(/\[\s*\{[\s\S]*$/.exec(answer)?.[0] ?? '[]') as { filename: string }[];
  writeFileSync(
    path.join(project, 'package.json'),
    '{ "name": "shop", "private": true, "type": "module" }\n',
  );
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed?.filename}`], {
    ...quiet,
    cwd: project,
  });
  cpSync(path.join(top, 'examples/orders-service/contracts'), path.join(project, 'contracts'), {
    recursive: true,
  });
}, 120_000);
afterAll(() => rmSync(project, { recursive: true }));

function npx(...args: string[]) {
  const ran = spawnSync('npx', ['--no-install', 'tenon', ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, TENON_TODAY: '2026-11-21', NO_COLOR: '1' },
  });
  return { exit: ran.status, stdout: ran.stdout, stderr: ran.stderr.replace(/^npm warn .*\n/gm, '') };
}

describe('the packed tarball', () => {
  test('is one package', () => {
    expect(readdirSync(path.join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'tenon',
    ]);
  });

  test('brings types, presets and the licences of what it carries', () => {
    const folder = path.join(project, 'node_modules/tenon');
    for (const file of [
      'dist/index.d.mts',
      'rulesets/recommended.yaml',
      'schemas/words.schema.json',
      'THIRD-PARTY-NOTICES.md',
      'LICENSE',
      'README.md',
    ]) {
      expect(existsSync(path.join(folder, file)), file).toBe(true);
    }
    expect(readFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.md'), 'utf8')).toContain(
      '## @stoplight/spectral-core',
    );
  });

  test('tenon --version', () => {
    const { version } = JSON.parse(readFileSync(path.join(top, 'package.json'), 'utf8'));
    expect(npx('--version')).toMatchObject({ exit: 0, stdout: `${version}\n` });
  });

  test('tenon lint', () => {
    const ran = npx('lint', 'contracts/orders/1.4.0.yaml');
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
  });

  test('tenon lint in threads', () => {
    const lint = (threads: string) =>
      npx(
        'lint',
        'contracts/orders/1.4.0.yaml',
        'contracts/orders/2.0.0.yaml',
        '--concurrency',
        threads,
        '--all',
      );
    expect(lint('2')).toEqual(lint('1'));
    expect(lint('2').stderr).toBe('');
  });

  test('tenon lint with a Spectral ruleset', () => {
    expect(npx('lint', 'contracts/orders/1.4.0.yaml', '--ruleset', 'spectral:oas')).toMatchObject({
      exit: 0,
      stderr: '',
    });
    expect(
      npx('lint', 'contracts/shipping/1.1.0.yaml', '--ruleset', 'spectral:asyncapi', '--fail-on', 'never'),
    ).toMatchObject({ exit: 0, stderr: '' });
    // Functions are told of, and known again, by their names: a bundle may lose them.
    writeFileSync(
      path.join(project, 'bad.yaml'),
      'rules: { a: { given: $, then: { function: pattern, functionOptions: { matched: x } } } }\n',
    );
    const bad = npx('lint', 'contracts/orders/1.4.0.yaml', '--ruleset', 'bad.yaml');
    expect(bad.exit).toBe(2);
    expect(bad.stderr).toContain('"pattern" function does not support "matched" option');
  });

  test('tenon diff', () => {
    const ran = npx('diff', 'contracts/orders/1.4.0.yaml', 'contracts/orders/2.0.0.yaml');
    expect(ran.exit).toBe(1);
    expect(ran.stdout).toContain('OrderAttributes.customerEmail was removed');
  });

  test('tenon guide', () => {
    expect(npx('guide', 'contracts/orders/1.4.0.yaml', 'contracts/orders/2.0.0.yaml').stdout).toContain(
      '# Migrate Orders API from 1.4.0 to 2.0.0',
    );
  });

  test('tenon generate, every target', () => {
    const ran = npx(
      'generate',
      'client',
      'server',
      'webhooks',
      'types',
      'contracts/orders/1.4.0.yaml',
      '--out',
      'gen',
    );
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    for (const file of ['client.ts', 'server.ts', 'webhooks.ts'])
      expect(existsSync(path.join(project, 'gen', file)), file).toBe(true);
  });

  test('a config in TypeScript, and the library', () => {
    writeFileSync(
      path.join(project, 'tenon.config.ts'),
      "import { defineConfig } from 'tenon';\nexport default defineConfig({ contracts: { orders: 'contracts/orders/1.4.0.yaml' } });\n",
    );
    expect(npx('lint')).toMatchObject({ exit: 0, stderr: '' });
    writeFileSync(
      path.join(project, 'use.js'),
      `import { diff, lint, load } from 'tenon';
const before = await load('contracts/orders/1.4.0.yaml');
const after = await load('contracts/orders/2.0.0.yaml');
console.log((await lint(before)).length, (await diff(before, after)).counts.breaking > 0);\n`,
    );
    // Whatever a config does, no verdict is none.
    writeFileSync(path.join(project, 'ending.mjs'), 'process.exit(0);\n');
    const ended = npx('lint', '--config', 'ending.mjs');
    expect(ended.exit).toBe(2);
    expect(ended.stderr).toContain('There is no verdict');
    expect(execFileSync('node', ['use.js'], { cwd: project, encoding: 'utf8' })).toMatch(/^\d+ true\n$/);
  });
});
