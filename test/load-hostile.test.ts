import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTree } from '../src/load/index.js';
import { isPublicAddress } from '../src/load/public-address.js';
import { readTar, TarError } from '../src/load/tar.js';
import { contractFromText, openContract } from '../src/model/index.js';
import { run } from './support/io.js';
import { contractWith, errorOf, git, writeProject } from './support/project.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-hostile-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('references of a hostile contract', () => {
  const cwd = path.join(scratch, 'project');
  beforeAll(() => {
    writeProject(scratch, {
      'secret.yaml': 'type: string\ntitle: Secret\n',
      'outside/secret.yaml': 'type: string\n',
    });
    writeProject(cwd, { 'api/loop.yaml': '', 'api/locked.yaml': 'type: string\n', 'api/nul.yaml': '' });
    const links = {
      out: '../../secret.yaml',
      zero: '/dev/zero',
      folder: '../../outside',
      gone: './nowhere',
      pipe: './fifo',
    };
    for (const [name, target] of Object.entries(links))
      symlinkSync(target, path.join(cwd, `api/${name}.link`));
    for (const [a, b] of [
      ['one', 'two'],
      ['two', 'one'],
    ])
      symlinkSync(`./${b}.link`, path.join(cwd, `api/${a}.link`));
    execFileSync('mkfifo', [path.join(cwd, 'api/fifo')]);
    chmodSync(path.join(cwd, 'api/locked.yaml'), 0);
    writeFileSync(path.join(cwd, 'api/large.yaml'), '');
    truncateSync(path.join(cwd, 'api/large.yaml'), 100 * 1024 * 1024 + 1);
  });

  const mistakeOf = async (ref: string): Promise<string> => {
    writeProject(cwd, { 'api/orders.yaml': contractWith(ref).replace(/'.*'/, () => JSON.stringify(ref)) });
    const { mistakes } = await openContract('api/orders.yaml', { cwd, root: cwd });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.at).toMatchObject({ file: 'api/orders.yaml', line: 6 });
    const message = mistakes[0]?.message ?? '';
    expect(message).not.toContain(scratch);
    return message.replace(/^.* leads nowhere: /s, '');
  };

  test.each(
    (
      [
        ['/etc/passwd', 'it is an absolute path'],
        ['%2Fetc%2Fpasswd', 'it is an absolute path'],
        ['C:\\secret.yaml', 'it is an absolute path'],
        ['C:/secret.yaml', 'it is an absolute path'],
        ['\\secret.yaml', 'it is an absolute path'],
        ['\\\\server\\share\\secret.yaml', 'it is an absolute path'],
        ['../../secret.yaml', 'it leads outside the project'],
        ['..\\..\\secret.yaml', 'it leads outside the project'],
        ['%2e%2e/%2E%2E/secret.yaml', 'it leads outside the project'],
        ['..%2f..%2fsecret.yaml', 'it leads outside the project'],
        ['%252e%252e/%252e%252e/secret.yaml', 'there is no file'],
        ['./out.link', 'api/out.link leads outside .'],
        ['./folder.link/secret.yaml', 'api/folder.link/secret.yaml leads outside .'],
        ['./zero.link', 'api/zero.link leads outside .'],
        ['./gone.link', 'there is no file api/gone.link'],
        ['./one.link', 'its symbolic links form a circle'],
        ['./fifo', 'it is no regular file'],
        ['./pipe.link', 'it is no regular file'],
        ['.', 'it is a folder'],
        ['./orders.yaml/x.yaml', 'there is no file'],
        ['./nul\0.yaml', 'its name holds a NUL'],
        ['./nul%00.yaml', 'its name holds a NUL'],
        [`./${'x'.repeat(5000)}.yaml`, 'its name is too long'],
        [`./${'x/'.repeat(5000)}.yaml`, 'there is no file'],
        ['file:///etc/passwd', 'it is a file: URL'],
        ['FILE:orders.yaml', 'it is a file: URL'],
        ['data:application/json,{}', 'it is a data: URI'],
        ['ftp://example.com/x.yaml', 'it is a ftp: URI'],
        ['http://169.254.169.254/latest/meta-data', 'nothing is fetched'],
        ['//169.254.169.254/latest/meta-data', 'nothing is fetched'],
      ] as const
    ).map(([ref, reason]) => ({ title: ref.slice(0, 40), ref, reason })),
  )('$title', async ({ ref, reason }) => expect(await mistakeOf(ref)).toContain(reason));

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () =>
    expect(await mistakeOf('./locked.yaml')).toContain('permission denied'),
  );

  test('one that is too large stops the command', async () => {
    writeProject(cwd, { 'api/orders.yaml': contractWith('./large.yaml') });
    const error = await errorOf(() => openContract('api/orders.yaml', { cwd, root: cwd }));
    expect(error.code).toBe('CONTRACT_TOO_LARGE');
    expect(error.message).toContain('it is larger than 100 MiB');
  });

  test.each([
    ['api', 'CONTRACT_UNREADABLE'],
    ['api/fifo', 'CONTRACT_UNREADABLE'],
    ['api/zero.link', 'REF_OUTSIDE_ROOT'],
    ['api/out.link', 'REF_OUTSIDE_ROOT'],
    ['/dev/zero', 'CONTRACT_UNREADABLE'],
    ['a\0b', 'CONTRACT_UNREADABLE'],
    ['x'.repeat(300), 'CONTRACT_UNREADABLE'],
    ['orders', 'CONTRACT_NOT_FOUND'],
    ['http:orders.yaml', 'GIT_MISSING'],
  ])('as the root document, %j is %s', async (input, code) => {
    const error = await errorOf(() => loadTree(input, { cwd }));
    expect(error.code).toBe(code);
    expect(error.message).not.toContain(scratch);
  });

  test('a root folder that is not there is said', async () => {
    const error = await errorOf(() => loadTree('api/orders.yaml', { cwd, root: path.join(cwd, 'gone') }));
    expect(error.message).toContain('no file gone');
  });
});

describe('a commit with hostile links', () => {
  const cwd = path.join(scratch, 'repository');
  beforeAll(() => {
    writeProject(cwd, {
      'api/orders.yaml': contractWith('./out.link'),
      'api/loop.yaml': contractWith('./loop.link'),
    });
    symlinkSync('../../secret.yaml', path.join(cwd, 'api/out.link'));
    symlinkSync('loop.link', path.join(cwd, 'api/loop.link'));
    git(cwd, 'init', '--initial-branch', 'main');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-m', 'Begin');
  });
  test.each([
    ['main:api/orders.yaml', 'leads outside the repository'],
    ['main:api/loop.yaml', 'its symbolic links form a circle'],
  ])('%s', async (input, reason) =>
    expect((await openContract(input, { cwd })).mistakes[0]?.message).toContain(reason),
  );
  test.each([
    ['main:api', 'CONTRACT_UNREADABLE'],
    ['main:../secret.yaml', 'GIT_PATH_UNKNOWN'],
    ['main:api/or\nders.yaml', 'GIT_PATH_UNKNOWN'],
    ['main:api/out.link', 'REF_OUTSIDE_ROOT'],
    ['HEAD\n:api/orders.yaml', 'GIT_REF_UNKNOWN'],
  ])('%j is %s', async (input, code) =>
    expect((await errorOf(() => loadTree(input, { cwd }))).code).toBe(code),
  );
});

describe('a server that no contract may reach', () => {
  let connections = 0;
  const server = http.createServer((_, answer) => answer.end('type: string\n'));
  server.on('connection', () => connections++);
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((done) => void server.listen(0, done));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => void server.close());

  test.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    '2130706433',
    '0x7f.1',
    '[::ffff:127.0.0.1]',
    '0',
    'shop@127.0.0.1',
  ])('%s, with the flag and without', async (host) => {
    const cwd = writeProject(path.join(scratch, 'caller'), {
      'orders.yaml': contractWith(`http://${host}:${port}/order.yaml`),
    });
    const allowed = await openContract('orders.yaml', { cwd, allowUrl: true });
    expect(allowed.mistakes[0]?.message).toMatch(/no public address|ENOTFOUND|EAI_AGAIN/);
    const ran = await run(['lint', 'orders.yaml'], { cwd });
    expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain('nothing is fetched without --allow-url');
    expect(connections).toBe(0);
  });

  test('the server would have been seen', async () => {
    await loadTree(`http://127.0.0.1:${port}/order.yaml`, { cwd: scratch, allowUrl: true });
    expect(connections).toBe(1);
  });
});

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.100.100.200', false],
  ['127.9.9.9', false],
  ['169.254.169.254', false],
  ['172.31.0.1', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:10.0.0.1', false],
  ['64:ff9b::a9fe:a9fe', false],
  ['fd00:ec2::254', false],
  ['fe80::1', false],
  ['2002:7f00:1::', false],
  ['2001:0:7f00:1::', false],
  ['localhost', false],
])('%s is public: %s', (address, expected) => expect(isPublicAddress(address)).toBe(expected));

describe('hostile archives', () => {
  /** A header with the checksum that it should have, or one that it should not. */
  const header = (name: string, size: string | Buffer, { type = '0', sum = 0 } = {}): Buffer => {
    const block = Buffer.alloc(512);
    block.write(name, 0);
    if (typeof size === 'string') block.write(size, 124);
    else size.copy(block, 124);
    block.write('        ', 148);
    block.write(type, 156);
    block.write('ustar\u000000', 257);
    const total = block.reduce((all, byte) => all + byte, 0) + sum;
    block.write(`${total.toString(8).padStart(6, '0')}\0 `, 148);
    return block;
  };
  const octal = (size: number) => `${size.toString(8).padStart(11, '0')}\0`;
  const padded = (text: string) =>
    Buffer.concat([Buffer.from(text), Buffer.alloc((512 - (Buffer.byteLength(text) % 512)) % 512)]);
  const file = (name: string, text: string, options = {}) =>
    Buffer.concat([header(name, octal(Buffer.byteLength(text)), options), padded(text)]);
  const end = Buffer.alloc(1024);

  test('names that lead out of the archive are left out', () => {
    const names = ['../x.yaml', '/etc/x.yaml', 'a/../../x.yaml', './a/./x.yaml', '.', '', '__proto__'];
    const entries = readTar(Buffer.concat([...names.map((name) => file(name, 'a')), end]), 100);
    expect([...entries.keys()]).toEqual(['a/x.yaml', '__proto__']);
  });

  test('what is no file says so, and the last of two is the one', () => {
    const entries = readTar(
      Buffer.concat([
        ...['1', '2', '3', '4', '5', '6', 'S'].map((type) => file(`of-${type}`, '', { type })),
        file('twice', 'first'),
        file('twice', 'last'),
        end,
      ]),
      100,
    );
    const told = [...entries].map(([, entry]) =>
      'reason' in entry ? entry.reason : Buffer.from(entry.bytes).toString(),
    );
    expect(told).toEqual([
      expect.stringContaining('link'),
      expect.stringContaining('symbolic link'),
      'it is a device',
      'it is a device',
      'it is a folder',
      'it is a pipe',
      'it is no regular file',
      'last',
    ]);
  });

  test.each([
    ['a size beyond the end', Buffer.concat([header('x', octal(1 << 30)), end]), 'cut off'],
    ['a size that is huge', Buffer.concat([header('x', Buffer.alloc(12, 0xff)), end]), 'damaged'],
    ['a size that is no number', Buffer.concat([header('x', 'abc'), end]), 'damaged'],
    ['a header cut off', file('x', 'text').subarray(0, 300), 'cut off'],
    ['a file cut off', file('x', 'text').subarray(0, 514), 'cut off'],
    ['a wrong checksum', header('x', octal(0), { sum: 1 }), 'no tar archive'],
    ['a second header that is none', Buffer.concat([file('x', 'text'), Buffer.alloc(512, 7)]), 'damaged'],
    ['a text', Buffer.from('openapi: 3.1.0\n'.repeat(99)), 'no tar archive'],
    ['a pax length of zero', Buffer.concat([file('x', '0 path=a\n', { type: 'x' }), end]), 'damaged'],
    ['a pax length beyond the end', Buffer.concat([file('x', '99 path=a\n', { type: 'x' }), end]), 'damaged'],
    [
      'a pax size of minus one',
      Buffer.concat([file('x', '11 size=-1\n', { type: 'x' }), file('y', ''), end]),
      'damaged',
    ],
    [
      'more entries than the limit',
      Buffer.concat([...Array.from({ length: 9 }, (_, n) => file(`${n}`, '')), end]),
      'more than 8',
    ],
  ])('%s', (_, bytes, reason) => {
    expect(() => readTar(bytes, 8)).toThrow(TarError);
    expect(() => readTar(bytes, 8)).toThrow(reason);
  });

  test.each([
    ['bomb.tgz', () => gzipSync(Buffer.alloc(256 * 1024 * 1024 + 1)), 'CONTRACT_TOO_LARGE', '256 MiB'],
    ['cut.tgz', () => gzipSync(file('x', 'text')).subarray(0, 40), 'ARCHIVE_UNREADABLE', 'cut off'],
    ['text.tar', () => Buffer.from('openapi: 3.1.0\n'), 'ARCHIVE_UNREADABLE', 'cut off'],
    ['empty.tar', () => Buffer.alloc(0), 'CONTRACT_CHOICE', 'nothing that looks like a contract'],
  ])('%s', async (name, bytes, code, reason) => {
    const cwd = writeProject(path.join(scratch, 'archives'), { [name]: bytes() });
    const error = await errorOf(() => loadTree(`${name}`, { cwd }));
    expect(error.code).toBe(code);
    expect(error.message).toContain(reason);
  });

  test('references stay inside the archive', async () => {
    const packed = Buffer.concat([
      file('a/one.yaml', contractWith('../../secret.yaml')),
      file('a/two.yaml', contractWith('../b.yaml')),
      end,
    ]);
    const cwd = writeProject(path.join(scratch, 'archives'), {
      'refs.tar': packed,
      'b.yaml': 'type: string\n',
    });
    const messages = await Promise.all(
      ['one', 'two'].map(
        async (name) => (await openContract(`refs.tar:a/${name}.yaml`, { cwd })).mistakes[0]?.message,
      ),
    );
    expect(messages).toEqual([
      expect.stringContaining('it leads outside the project'),
      expect.stringContaining('there is no file refs.tar:b.yaml'),
    ]);
  });
});

describe('documents that are many small things', () => {
  const info = { title: 'Many', version: '1.0.0' };
  const many = (count: number, make: (n: number) => unknown) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`/p${n}`, make(n)]));
  test.each<[string, unknown, RegExp]>([
    ['values', { openapi: '3.1.0', 'x-list': Array(2_100_000).fill(1) }, /2\.1 million values/],
    ['paths', { openapi: '3.1.0', info, paths: many(60_000, () => ({})) }, /60000 paths/],
    [
      'schemas',
      { openapi: '3.1.0', info, paths: {}, components: { schemas: many(510_000, () => true) } },
      /more than 500000 schemas/,
    ],
  ])('%s', async (_, document, reason) => {
    const error = await contractFromText(JSON.stringify(document), 'many.json').catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'CONTRACT_TOO_LARGE' });
    expect(error.message).toMatch(reason);
  });
});
