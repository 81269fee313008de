import { execFileSync, execSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskReader } from '../src/load/disk-reader.js';
import { gather } from '../src/load/gather.js';
import { loadTree, mergeBase, type Tree } from '../src/load/index.js';
import { readInput } from '../src/load/input.js';
import { bounded } from '../src/load/limits.js';
import { growTree } from '../src/load/tree.js';
import { urlReader } from '../src/load/url-reader.js';
import { openContract } from '../src/model/index.js';
import { run } from './support/io.js';
import { contractWith, errorOf, git, writeProject } from './support/project.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-sources-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const at = (name: string) => path.join(scratch, name);

const ORDER = 'type: object\ntitle: Shared\n';
const files = { 'api/orders.yaml': contractWith('../common/order.yaml'), 'common/order.yaml': ORDER };
const orderIn = (tree: Tree) =>
  tree.resolve('#/components/schemas/Order/title', { file: tree.root.file, pointer: '' });

describe('what is typed', () => {
  const cwd = writeProject(at('typed'), { 'main:orders.yaml': '', 'api/orders.yaml': '', 'orders.tgz': '' });
  test.each([
    ['-', { kind: 'stdin' }],
    ['api/orders.yaml', { kind: 'file', path: 'api/orders.yaml' }],
    ['api\\orders.yaml', { kind: 'file', path: 'api/orders.yaml' }],
    ['main:orders.yaml', { kind: 'file', path: 'main:orders.yaml' }],
    ['C:\\api\\orders.yaml', { kind: 'file', path: 'C:\\api\\orders.yaml' }],
    ['C:/api/orders.yaml', { kind: 'file', path: 'C:/api/orders.yaml' }],
    ['v1:api/orders.yaml', { kind: 'git', ref: 'v1', path: 'api/orders.yaml' }],
    ['x:api/orders.yaml', { kind: 'git', ref: 'x', path: 'api/orders.yaml' }],
    ['main@{12:00}:api/orders.yaml', { kind: 'git', ref: 'main@{12:00}', path: 'api/orders.yaml' }],
    ['npm:@acme/orders/orders.yaml', { kind: 'npm', specifier: '@acme/orders/orders.yaml' }],
    ['orders.tgz', { kind: 'archive', archive: 'orders.tgz' }],
    ['gone.tar.gz', { kind: 'archive', archive: 'gone.tar.gz' }],
    ['orders.tgz:api/orders.yaml', { kind: 'archive', archive: 'orders.tgz', path: 'api/orders.yaml' }],
    ['https://example.com/orders.yaml', { kind: 'url', url: 'https://example.com/orders.yaml' }],
  ])('%s', (input, expected) => expect(readInput(input, cwd)).toEqual(expected));
});

describe('files', () => {
  test('a reference that was written on Windows leads to its file, and CRLF ends lines', async () => {
    const cwd = writeProject(at('windows'), {
      'api/orders.yaml': contractWith('..\\common\\order.yaml').replaceAll('\n', '\r\n'),
      'common/order.yaml': `\ufeff${ORDER.replaceAll('\n', '\r\n')}`,
    });
    const contract = await openContract('api\\orders.yaml', { cwd, root: cwd });
    expect(contract.mistakes).toEqual([]);
    expect(contract.namedSchemas.get('Order')?.ref?.at.file).toBe('common/order.yaml');
  });

  test('the working folder may be a link', async () => {
    writeProject(at('real'), files);
    git(at('real'), 'init', '--initial-branch', 'main');
    git(at('real'), 'add', '.');
    git(at('real'), 'commit', '-m', 'Begin');
    symlinkSync(at('real'), at('link'));
    for (const input of ['api/orders.yaml', 'main:api/orders.yaml', '-'])
      expect(
        orderIn(
          await loadTree(input, {
            cwd: at('link'),
            stdin: Buffer.from(contractWith('./common/order.yaml')),
          }),
        ),
      ).toMatchObject({ ok: true, value: 'Shared' });
  });

  test('--root narrows and widens what references may lead to', async () => {
    const cwd = writeProject(at('rooted'), files);
    const mistakes = async (root: string) =>
      (await openContract('api/orders.yaml', { cwd, root: path.join(cwd, root) })).mistakes;
    expect((await mistakes('api'))[0]?.message).toContain('it leads outside the project');
    expect(await mistakes('.')).toEqual([]);
    expect((await run(['lint', 'api/orders.yaml', '--root', 'api'], { cwd })).stdout).toContain(
      'leads nowhere',
    );
  });

  test('every command that reads contracts has the options', async () => {
    for (const command of ['lint', 'diff', 'guide', 'generate', 'verify', 'check']) {
      const { stdout } = await run([command, '--help'], { cwd: scratch });
      expect(stdout, command).toContain('--root <folder>');
      expect(stdout, command).toContain('--allow-url');
    }
  });
});

describe('git', () => {
  const origin = at('origin');
  beforeAll(() => {
    writeProject(origin, { ...files, 'api/linked.yaml': contractWith('./link/order.yaml') });
    symlinkSync('../common', path.join(origin, 'api/link'));
    git(origin, 'init', '--initial-branch', 'main');
    git(origin, 'add', '.');
    git(origin, 'commit', '-m', 'Release 1.0.0');
    git(origin, 'tag', 'v1.2.0');
    git(origin, 'branch', 'next/v2');
    git(origin, 'branch', 'numbers');
    writeFileSync(path.join(origin, 'common/order.yaml'), 'type: object\ntitle: Newer\n');
    git(origin, 'commit', '--all', '-m', 'Rename');
    git(origin, 'switch', 'numbers');
    writeFileSync(path.join(origin, 'api/orders.yaml'), contractWith('../common/order.yaml', '2.0.0'));
    git(origin, 'commit', '--all', '-m', 'Release 2.0.0');
    git(origin, 'switch', 'main');
  });
  const clone = (name: string, ...options: readonly string[]): string => {
    git(scratch, 'clone', ...options, `file://${origin}`, name);
    return at(name);
  };

  test.each([
    ['v1.2.0:api/orders.yaml', 'Shared'],
    ['v1.2.0:api\\orders.yaml', 'Shared'],
    ['v1.2.0:api/linked.yaml', 'Shared'],
    ['main:api/orders.yaml', 'Newer'],
    ['main~1:api/orders.yaml', 'Shared'],
    ['main...numbers:api/orders.yaml', 'Shared'],
  ])('%s holds what the other files were then', async (input, title) =>
    expect(orderIn(await loadTree(input, { cwd: origin }))).toMatchObject({ ok: true, value: title }),
  );

  test.each(['orders.yaml', 'api/orders.yaml', './orders.yaml'])(
    'from a folder below the top, %s is the same file',
    async (file) => {
      const tree = await loadTree(`v1.2.0:${file}`, { cwd: path.join(origin, 'api') });
      expect(tree.root.file).toBe('v1.2.0:api/orders.yaml');
      expect(orderIn(tree)).toMatchObject({ ok: true, value: 'Shared' });
    },
  );

  test('a branch that only the remote has is known', async () => {
    const cwd = clone('full');
    expect((await loadTree('numbers:api/orders.yaml', { cwd })).root.file).toBe('numbers:api/orders.yaml');
  });

  test.each([
    ['v1.2.0', 'git fetch --depth=1 origin tag v1.2.0'],
    ['numbers', 'git fetch --depth=1 origin numbers:refs/remotes/origin/numbers'],
    ['origin/numbers', 'git fetch --depth=1 origin numbers:refs/remotes/origin/numbers'],
    ['HEAD~1', 'git fetch --unshallow origin "+refs/heads/*:refs/remotes/origin/*"'],
    ['main...numbers', 'git fetch --depth=1 origin numbers:refs/remotes/origin/numbers'],
  ])('in a shallow clone, the command that is named for %s brings it', async (ref, command) => {
    const cwd = clone(`shallow-${ref.replaceAll('/', '-')}`, '--depth', '1');
    const error = await errorOf(() => loadTree(`${ref}:api/orders.yaml`, { cwd }));
    expect(error.hint).toContain(command);
    execSync(command, { cwd, stdio: 'pipe' });
    if (ref.includes('...')) {
      const next = await errorOf(() => loadTree(`${ref}:api/orders.yaml`, { cwd }));
      expect(next.code).toBe('GIT_NO_BASE');
      const [, deepen = ''] = /\((git fetch --unshallow [^)]*)\)/.exec(next.hint) ?? [];
      execSync(deepen, { cwd, stdio: 'pipe' });
    }
    await loadTree(`${ref}:api/orders.yaml`, { cwd });
  });

  test('in a clone that fetches every branch, the command is the short one', async () => {
    const cwd = clone('every', '--depth', '1', '--no-single-branch');
    git(cwd, 'update-ref', '-d', 'refs/remotes/origin/numbers');
    const error = await errorOf(() => loadTree('numbers:api/orders.yaml', { cwd }));
    expect(error.hint).toMatch(/: git fetch --depth=1 origin numbers$/);
    execSync('git fetch --depth=1 origin numbers', { cwd, stdio: 'pipe' });
    await loadTree('numbers:api/orders.yaml', { cwd });
  });

  test.each([
    [['--depth', '1', '--no-single-branch'], 'git fetch --unshallow origin'],
    [
      ['--depth', '1', '--branch', 'numbers'],
      'git fetch --unshallow origin "+refs/heads/*:refs/remotes/origin/*"',
    ],
    [['--single-branch', '--branch', 'numbers'], 'git fetch origin "+refs/heads/*:refs/remotes/origin/*"'],
  ])('cloned with %j, the command that is named for the merge-base brings it', async (options, command) => {
    const cwd = clone(`base-${options.join('')}`, ...options);
    if (options.includes('--no-single-branch')) git(cwd, 'switch', 'numbers');
    const error = await errorOf(() => mergeBase(cwd));
    expect(error.code).toBe('GIT_NO_BASE');
    expect(error.hint).toContain(`(${command})`);
    execSync(command, { cwd, stdio: 'pipe' });
    expect(mergeBase(cwd).commit).toBe(git(origin, 'rev-parse', 'v1.2.0'));
  });

  test('a ref that no shell would take back is in no command', async () =>
    expect((await errorOf(() => loadTree('$(id):orders.yaml', { cwd: origin }))).hint).toContain(
      'See what there is: git branch --all; git tag',
    ));

  test('a contract of many files is read by few processes', async () => {
    const cwd = at('many');
    const names = Array.from({ length: 300 }, (_, n) => `schemas/s${n}.yaml`);
    writeProject(cwd, {
      'openapi.yaml': `openapi: 3.1.0\ninfo: { title: Many, version: 1.0.0 }\npaths: {}\ncomponents:\n  schemas:\n${names.map((name, n) => `    S${n}: { $ref: './${name}' }\n`).join('')}`,
      ...Object.fromEntries(names.map((name) => [name, 'type: string\n'])),
    });
    git(cwd, 'init', '--initial-branch', 'main');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-m', 'Begin');
    const trace = at('trace');
    process.env.GIT_TRACE = trace;
    const contract = await openContract('main:openapi.yaml', { cwd }).finally(
      () => delete process.env.GIT_TRACE,
    );
    expect(contract.mistakes).toEqual([]);
    expect(readFileSync(trace, 'utf8').match(/trace: built-in/g)?.length).toBeLessThan(10);
  });
});

describe('npm packages', () => {
  const project = writeProject(at('npm'), {
    'node_modules/@acme/orders/package.json': '{ "name": "@acme/orders", "openapi": "x" }',
    'node_modules/@acme/orders/api/orders.yaml': contractWith('../common/order.yaml'),
    'node_modules/@acme/orders/common/order.yaml': ORDER,
    'node_modules/@acme/orders/events.json': '{ "asyncapi": "3.0.0", "info": {} }',
    'node_modules/@acme/orders/node_modules/other/openapi.yaml': contractWith('#'),
    'node_modules/secret.yaml': ORDER,
    'packages/shop/package.json': '{}',
  });
  const cwd = path.join(project, 'packages/shop');

  test('are found upward, and their references resolve inside', async () => {
    const tree = await loadTree('npm:@acme/orders/api/orders.yaml', { cwd });
    expect(tree.root.file).toBe('npm:@acme/orders/api/orders.yaml');
    expect(orderIn(tree)).toMatchObject({
      value: 'Shared',
      place: { file: 'npm:@acme/orders/common/order.yaml' },
    });
  });

  test.each([
    ['npm:@acme/gone/x.yaml', 'PACKAGE_MISSING', 'npm install --save-dev @acme/gone'],
    ['npm:@acme/orders/../../secret.yaml', 'REF_OUTSIDE_ROOT', 'the package @acme/orders'],
    ['npm:@acme/orders/gone.yaml', 'CONTRACT_NOT_FOUND', 'npm:@acme/orders/gone.yaml'],
    ['npm:@acme/orders', 'CONTRACT_CHOICE', 'npm:@acme/orders/api/orders.yaml, npm:@acme/orders/events.json'],
    ['npm:../secret.yaml', 'CONTRACT_UNREADABLE', 'npm:name/path'],
    ['npm:', 'CONTRACT_UNREADABLE', 'npm:name/path'],
  ])('%s is %s', async (input, code, says) => {
    const error = await errorOf(() => loadTree(input, { cwd }));
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.hint}`).toContain(says);
    expect(`${error.message} ${error.hint}`).not.toContain(scratch);
    expect(error.hint).not.toContain('node_modules');
  });
});

test('the config names sources of every kind, paths from its own folder', async () => {
  const cwd = writeProject(at('configured'), {
    'node_modules/@acme/orders/orders.yaml': contractWith('#'),
    'specs/orders.yaml': contractWith('#'),
    'app/readme.md': '',
    'tenon.config.json': JSON.stringify({
      contracts: {
        packaged: { source: 'npm:@acme/orders/orders.yaml' },
        packed: { source: 'specs/orders.tgz:orders.yaml' },
        plain: { source: 'specs/orders.yaml' },
      },
    }),
  });
  execFileSync('tar', ['-czf', 'orders.tgz', 'orders.yaml'], { cwd: path.join(cwd, 'specs') });
  const ran = await run(['lint', '--fail-on', 'never', '--format', 'json'], { cwd: path.join(cwd, 'app') });
  const { contracts } = JSON.parse(ran.stdout) as { contracts: { file: string }[] };
  expect(contracts.map(({ file }) => file)).toEqual([
    'npm:@acme/orders/orders.yaml',
    '../specs/orders.tgz:orders.yaml',
    '../specs/orders.yaml',
  ]);
});

describe('archives', () => {
  const cwd = writeProject(at('archives'), {
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`one/${name}`, text])),
    'two/a.yaml': `# A licence\n${contractWith('#')}`,
    'two/b.json': '{ "info": {}, "asyncapi": "3.0.0" }',
    'none/readme.yaml': 'title: Nothing\n',
    [`one/${'deep/'.repeat(40)}long.yaml`]: ORDER,
  });
  const tar = (...args: readonly string[]) => execFileSync('tar', args, { cwd, stdio: 'pipe' });
  beforeAll(() => {
    symlinkSync('order.yaml', path.join(cwd, 'one/common/link.yaml'));
    for (const format of ['ustar', 'gnu', 'pax']) tar(`--format=${format}`, '-czf', `${format}.tgz`, 'one');
    tar('-cf', 'plain.tar', '-C', 'one', '.');
    tar('-czf', 'two.tar.gz', 'two');
    tar('-czf', 'none.tgz', 'none');
  });

  test.each([
    ['gnu.tgz:one/api/orders.yaml', 'gnu.tgz:one/common/order.yaml'],
    ['pax.tgz:one/api/orders.yaml', 'pax.tgz:one/common/order.yaml'],
    ['ustar.tgz', 'ustar.tgz:one/common/order.yaml'],
    ['plain.tar', 'plain.tar:common/order.yaml'],
    ['plain.tar:./api\\orders.yaml', 'plain.tar:common/order.yaml'],
  ])('%s', async (input, file) =>
    expect(orderIn(await loadTree(input, { cwd }))).toMatchObject({ value: 'Shared', place: { file } }),
  );

  test.each(['ustar', 'gnu', 'pax'])('%s writes long names its own way', async (format) => {
    const tree = await loadTree(`${format}.tgz:one/${'deep/'.repeat(40)}long.yaml`, { cwd });
    expect(tree.root.value).toMatchObject({ title: 'Shared' });
  });

  test.each([
    ['two.tar.gz', 'CONTRACT_CHOICE', 'two.tar.gz:two/a.yaml, two.tar.gz:two/b.json'],
    ['none.tgz', 'CONTRACT_CHOICE', 'none.tgz:path/to/contract.yaml'],
    ['gone.tgz', 'CONTRACT_NOT_FOUND', 'gone.tgz'],
    ['gnu.tgz:one/gone.yaml', 'CONTRACT_NOT_FOUND', 'gnu.tgz:one/gone.yaml'],
    ['gnu.tgz:../one/api/orders.yaml', 'REF_OUTSIDE_ROOT', 'gnu.tgz'],
    ['gnu.tgz:one/common/link.yaml', 'CONTRACT_UNREADABLE', 'symbolic link'],
    ['gnu.tgz:one/api', 'CONTRACT_UNREADABLE', 'it is a folder'],
  ])('%s is %s', async (input, code, says) => {
    const error = await errorOf(() => loadTree(input, { cwd }));
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.hint}`).toContain(says);
  });

  test('two releases are compared', async () => {
    writeProject(cwd, {
      'new/orders.yaml': contractWith('#', '2.0.0'),
      'old/orders.yaml': contractWith('#'),
    });
    tar('-czf', 'old.tgz', 'old');
    tar('-czf', 'new.tgz', 'new');
    expect(await run(['diff', 'old.tgz', 'new.tgz:new/orders.yaml'], { cwd })).toMatchObject({
      exit: 0,
      stderr: '',
    });
  });
});

describe('URLs', () => {
  const asked: string[] = [];
  const texts: Readonly<Record<string, string>> = {
    '/api/orders.yaml?v=1': contractWith('../common/order.yaml'),
    '/common/order.yaml': "title: Shared\nproperties: { lines: { $ref: 'lines%20here.json#/a' } }\n",
    '/common/lines%20here.json': '{ "a": { "title": "Lines" } }',
    '/away.yaml': contractWith('//127.0.0.1:9/order.yaml'),
  };
  const server = http.createServer((request, answer) => {
    const { url = '' } = request;
    asked.push(url);
    if (url === '/moved') answer.writeHead(302, { location: '/api/orders.yaml?v=1' }).end();
    else if (url === '/round') answer.writeHead(302, { location: '/round' }).end();
    else if (url === '/metadata')
      answer.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    else if (url === '/disk') answer.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (url === '/page') answer.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
    else if (url === '/large') {
      answer.on('error', () => undefined);
      const write = (): void => {
        while (!answer.destroyed && answer.write(Buffer.alloc(1 << 20, 97)));
        answer.once('drain', write);
      };
      write();
    } else if (texts[url] === undefined) answer.writeHead(404).end();
    else answer.end(texts[url]);
  });
  let base = '';
  beforeAll(async () => {
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const load = (input: string) => loadTree(input, { cwd: scratch, allowUrl: true });

  test('without the flag, nothing is asked', async () => {
    asked.length = 0;
    const ran = await run(['lint', `${base}/api/orders.yaml?v=1`], { cwd: scratch });
    expect(ran.exit).toBe(2);
    expect(ran.stdout).toContain('--allow-url');
    expect(asked).toEqual([]);
  });

  test.each(['/api/orders.yaml?v=1', '/moved'])('%s brings its whole tree', async (url) => {
    const tree = await load(base + url);
    expect(tree.root.file).toBe(base + url);
    const lines = tree.resolve('#/components/schemas/Order/properties/lines/title', {
      file: tree.root.file,
      pointer: '',
    });
    expect(lines).toMatchObject({ value: 'Lines', place: { file: `${base}/common/lines%20here.json` } });
  });

  test('with the flag, a command reads it', async () => {
    const ran = await run(['lint', '--allow-url', `${base}/api/orders.yaml?v=1`, '--fail-on', 'never'], {
      cwd: scratch,
    });
    expect(ran.exit).toBe(0);
  });

  test.each([
    ['/gone', 'the server answered 404'],
    ['/page', 'a web page'],
    ['/round', 'it redirects more than 5 times'],
    ['/metadata', '169.254.169.254 is no public address'],
    ['/disk', 'it leads on to a file: URL'],
    ['/large', 'it is larger than 100 MiB'],
  ])('%s: %s', async (url, reason) => {
    const error = await errorOf(() => load(base + url));
    expect(error.code).toBe('URL_UNREADABLE');
    expect(error.message).toContain(reason);
  });

  test('a document leads no further than its own origin', async () => {
    const tree = await load(`${base}/away.yaml`);
    expect(orderIn(tree)).toMatchObject({ ok: false, reason: `it leads away from ${base}` });
  });

  test('a file that names a document of an allowed server reads it', async () => {
    const cwd = writeProject(at('calling'), { 'orders.yaml': contractWith(`${base}/common/order.yaml`) });
    const key = path.join(cwd, 'orders.yaml');
    const disk = diskReader(cwd, path.basename);
    const reader = urlReader(disk, base);
    await gather(reader, key);
    expect(orderIn(growTree(reader, key))).toMatchObject({
      value: 'Shared',
      place: { file: `${base}/common/order.yaml` },
    });
    await gather(disk, key);
    expect(orderIn(growTree(disk, key))).toMatchObject({
      ok: false,
      reason: expect.stringContaining('--allow-url'),
    });
  });

  test('a password is sent and never printed', async () => {
    const error = await errorOf(() => load(`${base.replace('//', '//shop:secret@')}/gone`));
    expect(error.message).not.toContain('secret');
  });

  test.each(['ftp://example.com/x.yaml', 'https://'])('%s is no source', async (input) =>
    expect((await errorOf(() => load(input))).code).toBe('CONTRACT_UNREADABLE'),
  );
});

describe('bounds of a tree', () => {
  const reader = bounded(
    {
      name: (key) => key,
      read: (key) => new Uint8Array(Number(key.replace(/\D/g, ''))),
      follow: () => ({ ok: false, reason: '' }),
    },
    { file: 10, tree: 25, files: 4 },
  );
  test('count each file once', async () => {
    for (let n = 0; n < 9; n++) reader.read('a9');
    expect((await errorOf(() => reader.read('b11'))).message).toContain('it is larger than 10 bytes');
    reader.read('c9');
    expect((await errorOf(() => reader.read('d9'))).message).toContain('more than 25 bytes');
  });
});
