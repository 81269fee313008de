import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Ran, run } from './support/io.js';
import { commit, repository } from './support/repository.js';

/** Orders with the fields, in the order in which the lines of the tests expect them. */
function orders(fields: readonly string[], version = '1.0.0', operationId = 'listOrders'): string {
  const properties = fields.map((field) => `${field}: { type: string }`).join(', ');
  return `openapi: 3.1.0
info: { title: Orders, version: ${version} }
paths:
  /orders:
    get:
      operationId: ${operationId}
      responses:
        '200':
          description: All
          content:
            application/json:
              schema: { type: object, required: [${fields.join(', ')}], properties: { ${properties} } }
`;
}

const headline = ({ stdout }: Ran) =>
  stdout
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('Next:'))
    .at(-1);

describe('what a team accepts', () => {
  const cwd = repository('accept', { 'api.yaml': orders(['id', 'total', 'note']) });
  writeFileSync(path.join(cwd, 'api.yaml'), orders(['id']));
  const file = path.join(cwd, 'tenon.accepted.yaml');
  const accept = (...args: readonly string[]) =>
    run(['accept', 'HEAD', 'api.yaml', '--reason', 'Agreed', '--owner', 'orders', ...args], { cwd });
  const diffed = (...args: readonly string[]) => run(['diff', 'HEAD', 'api.yaml', ...args], { cwd });

  test('needs a reason and an owner, and something to accept', async () => {
    for (const args of [
      ['--reason', 'Agreed'],
      ['--owner', 'orders'],
      ['--reason', ' ', '--owner', 'x'],
    ])
      expect(await run(['accept', 'HEAD', 'api.yaml', ...args], { cwd })).toMatchObject({
        exit: 2,
        stderr: expect.stringContaining('OPTION_INVALID'),
      });
    expect(await accept('--only', 'operation-removed')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('NOTHING_TO_ACCEPT'),
    });
    expect(await accept('--expires', 'soon')).toMatchObject({ exit: 2 });
  });

  test('one change by its fingerprint, then the rest, and what stands in the file stays', async () => {
    const { changes } = JSON.parse((await diffed('--format', 'json')).stdout) as {
      changes: { fingerprint: string }[];
    };
    expect(await accept('--only', changes[0]?.fingerprint ?? '')).toMatchObject({ exit: 0 });
    expect(await diffed()).toMatchObject({ exit: 1 });
    expect(headline(await diffed())).toBe('2 breaking (1 accepted).');
    writeFileSync(file, `# Ours\n${readFileSync(file, 'utf8')}`);
    expect(await accept('--expires', '2026-12-31')).toMatchObject({ exit: 0 });
    expect(readFileSync(file, 'utf8')).toMatch(/^# Ours\n/);
    const ran = await diffed();
    expect([headline(ran), ran.exit]).toEqual(['2 breaking (2 accepted).', 0]);
    expect(await accept()).toMatchObject({ stderr: expect.stringContaining('NOTHING_TO_ACCEPT') });
  });

  test('runs out, and is told when nothing needs it', async () => {
    const late = await diffed('--today', '2027-01-01');
    expect(late.exit).toBe(1);
    expect(late.stdout).toContain('acceptance-expired');
    const same = await run(['diff', 'HEAD', 'HEAD:api.yaml'], { cwd });
    expect(same.stdout).toContain('acceptance-unused');
    expect(same.exit).toBe(0);
  });

  test.each([
    ['- fingerprint: abc\n  reason: x\n  owner: y\n', 'entry 1 `fingerprint`'],
    ['- fingerprint: 0123456789abcdef\n  owner: y\n', 'entry 1 `reason`'],
    ['fingerprint: x\n', 'it'],
    ['- [', 'CONFIG_UNREADABLE'],
  ])('a file that is none stops the diff: %j', async (text, says) => {
    const broken = repository('accept-broken', { 'api.yaml': orders(['id']), 'tenon.accepted.yaml': text });
    const ran = await run(['diff', 'HEAD', 'api.yaml'], { cwd: broken });
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain(says);
  });
});

describe('against history', () => {
  const cwd = repository('since', { 'api.yaml': orders(['id', 'total', 'note']) });
  commit(cwd, { 'other.txt': 'Nothing of the contract' });
  commit(cwd, { 'api.yaml': orders(['id', 'total']) });
  writeFileSync(path.join(cwd, 'api.yaml'), orders(['id']));

  test('every version since a ref is held against the revision, and each cause told once', async () => {
    const ran = await run(['diff', '--since', 'HEAD~2', 'api.yaml', '--format', 'json'], { cwd });
    const { changes } = JSON.parse(ran.stdout) as { changes: { message: string; bases: string[] }[] };
    expect(
      changes.map(({ message, bases }) => [message.replace(/^.* (\w+) was/, '$1 was'), bases.length]),
    ).toEqual([
      ['total was removed.', 2],
      ['note was removed.', 1],
    ]);
    expect(ran.exit).toBe(1);
  });

  test('a ref that is none, or takes the place of a base, is refused', async () => {
    expect(await run(['diff', '--since', 'v9', 'api.yaml'], { cwd })).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('GIT_REF_UNKNOWN'),
    });
    expect(await run(['diff', 'HEAD', 'api.yaml', '--since', 'HEAD~1'], { cwd })).toMatchObject({ exit: 2 });
  });
});

describe('the gate', () => {
  const cwd = repository('gate', { 'api.yaml': orders(['id', 'total']) });
  const diffed = (...args: readonly string[]) => run(['diff', 'HEAD', 'api.yaml', ...args], { cwd });
  const write = (...args: Parameters<typeof orders>) =>
    writeFileSync(path.join(cwd, 'api.yaml'), orders(...args));

  test('takes the dimensions that are named', async () => {
    write(['id', 'total'], '1.0.0', 'getOrders');
    expect((await diffed()).exit).toBe(0);
    expect((await diffed('--fail-on', 'breaking:source')).exit).toBe(1);
    expect((await diffed('--fail-on', 'breaking:wire')).exit).toBe(0);
    expect(await diffed('--fail-on', 'breaking:taste')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('--fail-on'),
    });
  });

  test('may ask for the version, and tells the next', async () => {
    write(['id'], '1.1.0');
    expect((await diffed('--fail-on', 'never')).exit).toBe(0);
    expect((await diffed('--fail-on', 'never', '--check-version')).exit).toBe(1);
    expect(await diffed('--next-version')).toMatchObject({ stdout: '2.0.0\n', exit: 0 });
    write(['id'], '2.0.0');
    expect((await diffed('--fail-on', 'never', '--check-version')).exit).toBe(0);
    write(['id', 'total'], '1.0.0');
    expect(await diffed('--next-version')).toMatchObject({ stdout: '1.0.0\n', exit: 0 });
  });

  test('tells no next version where versions are dates', async () => {
    const dated = repository('dated', { 'api.yaml': orders(['id', 'total'], '2024-08-23') });
    writeFileSync(path.join(dated, 'api.yaml'), orders(['id'], '2024-09-01'));
    expect(await run(['diff', 'HEAD', 'api.yaml', '--next-version'], { cwd: dated })).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('2024-09-01 is no semantic version'),
    });
  });

  test('takes levels of checks from the config', async () => {
    write(['id']);
    const configured = (text: string) => {
      writeFileSync(path.join(cwd, 'tenon.config.json'), text);
      return diffed();
    };
    expect((await configured('{ "checks": { "property-removed": "risky" } }')).exit).toBe(0);
    expect(headline(await configured('{ "checks": { "property-removed": "off" } }'))).not.toContain(
      'breaking',
    );
    expect(await configured('{ "checks": { "property-remove": "off" } }')).toMatchObject({
      exit: 2,
      stdout: expect.stringContaining('property-removed'),
    });
    expect((await configured('{ "policy": { "failOn": "breaking:all" } }')).exit).toBe(1);
    expect(await configured('{ "policy": { "failOn": "loud" } }')).toMatchObject({ exit: 2 });
  });
});
