import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generate, isGenerated, TARGETS } from '../src/generate/index.js';
import type { Artifact } from '../src/kernel/artifact.js';
import { contractFromText } from '../src/model/index.js';
import { STRICT_FLAGS, STRICTEST } from './support/strictest.js';

/**
 * `fixtures/targets/<target>/<case>/`: `contract.yaml`; `expected/`, compared byte for byte (runtime modules apart,
 * which are the text of src/runtime); `use.ts`, compiled with the output and run. `with.json` names further targets
 * that share the folder. UPDATE_FIXTURES=1 writes `expected/` anew.
 */
const FIXTURES = new URL('../fixtures/targets', import.meta.url).pathname;
const ROOT = new URL('..', import.meta.url).pathname;

interface Case {
  readonly name: string;
  readonly folder: string;
  readonly targets: readonly string[];
}

const CASES: readonly Case[] = foldersIn(FIXTURES).flatMap((target) =>
  foldersIn(join(FIXTURES, target)).map((name) => {
    const folder = join(FIXTURES, target, name);
    const others = existsSync(join(folder, 'with.json'))
      ? JSON.parse(readFileSync(join(folder, 'with.json'), 'utf8'))
      : [];
    return { name: `${target}/${name}`, folder, targets: [target, ...others] };
  }),
);

const work = mkdtempSync(join(tmpdir(), 'tenon-targets-'));
const made = new Map<string, readonly Artifact[]>();

beforeAll(async () => {
  for (const fixture of CASES) made.set(fixture.name, await outputOf(fixture));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

it('has a fixture for every target', () => {
  expect(new Set(CASES.map(({ name }) => name.split('/')[0]))).toEqual(new Set(TARGETS.map(({ id }) => id)));
});

describe.each(CASES)('$name', (fixture) => {
  it('is as expected', () => {
    const files = (made.get(fixture.name) ?? []).filter(({ path }) => !path.startsWith('runtime/'));
    const expected = join(fixture.folder, 'expected');
    if (process.env.UPDATE_FIXTURES) update(expected, files);
    expect(new Set(filesIn(expected))).toEqual(new Set(files.map(({ path }) => path)));
    for (const { path, content } of files)
      expect(content, path).toBe(readFileSync(join(expected, path), 'utf8'));
  });

  it('is the same whatever the order of keys', async () => {
    const text = readFileSync(join(fixture.folder, 'contract.yaml'), 'utf8');
    for (const seed of [1, 2, 3]) {
      const shuffled = JSON.stringify(shuffle(parse(text), seed));
      const files = await outputOf(fixture, shuffled);
      for (const [index, { path, content }] of (made.get(fixture.name) ?? []).entries()) {
        expect(files[index]?.path).toBe(path);
        expect(files[index]?.content, path).toBe(content);
      }
    }
  });

  it('carries the banner', () => {
    for (const { content } of made.get(fixture.name) ?? []) expect(isGenerated(content)).toBe(true);
  });
});

describe('the output of every case', () => {
  it('compiles under the strictest flags, in one program', () => {
    symlinkSync(join(ROOT, 'node_modules'), join(work, 'node_modules'));
    writeFileSync(join(work, 'package.json'), '{ "type": "module" }');
    for (const fixture of CASES) {
      for (const { path, content } of made.get(fixture.name) ?? [])
        write(join(work, fixture.name, path), content);
      cpSync(join(fixture.folder, 'use.ts'), join(work, fixture.name, 'use.ts'));
    }
    const program = ts.createProgram(
      filesIn(work)
        .filter((path) => path.endsWith('.ts'))
        .map((path) => join(work, path)),
      STRICTEST,
    );
    const messages = ts.getPreEmitDiagnostics(program).map(messageOf);
    expect(messages).toEqual([]);
    program.emit();
  });

  it('compiles for a browser too, the server apart', () => {
    const isServer =
      /\/(use|server|schemas|mock|mock-node)\.ts$|\/(routes|mocks|adapters)\/|\/core\/(server|route|mock)/;
    const files = filesIn(work).filter(
      (path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !isServer.test(path),
    );
    const compilerOptions = {
      ...STRICT_FLAGS,
      noEmit: true,
      target: 'es2023',
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: [],
      module: 'nodenext',
      moduleResolution: 'nodenext',
    };
    writeFileSync(join(work, 'browser.json'), JSON.stringify({ compilerOptions, files }));
    const tsc = join(ROOT, 'node_modules/typescript7/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', join(work, 'browser.json')]);
    expect(stdout.toString()).toBe('');
    expect(status).toBe(0);
  });

  it.each(CASES)('$name does what use.ts says', async ({ name }) => {
    const { default: use } = await import(/* @vite-ignore */ pathToFileURL(join(work, name, 'use.js')).href);
    await use();
  });
});

async function outputOf(
  fixture: Case,
  text = readFileSync(join(fixture.folder, 'contract.yaml'), 'utf8'),
): Promise<Artifact[]> {
  const contract = await contractFromText(text, 'contract.yaml');
  const file = join(fixture.folder, 'options.json');
  const options = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const requests = TARGETS.filter(({ id }) => fixture.targets.includes(id)).map((target) => ({
    target,
    options: { ...options[target.id] },
  }));
  return await generate(contract, requests);
}

/** Puts the keys of every object into another order, the same for the same seed. */
function shuffle(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffle(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffle(item, seed)] as const);
  const rank = (key: string): number =>
    [...key].reduce((sum, character) => (sum * 31 + character.charCodeAt(0) * seed) % 9973, seed);
  const sorted = entries.sort(([a], [b]) => rank(a) - rank(b));
  return Object.defineProperties(
    {},
    Object.fromEntries(sorted.map(([key, item]) => [key, { value: item, enumerable: true }])),
  );
}

function update(expected: string, files: readonly Artifact[]): void {
  rmSync(expected, { recursive: true, force: true });
  for (const { path, content } of files) write(join(expected, path), content);
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return filesIn(join(folder, entry.name)).map((path) => `${entry.name}/${path}`);
    return entry.isFile() ? [entry.name] : [];
  });
}

function messageOf({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = file
    ? `${file.fileName.slice(work.length + 1)}:${file.getLineAndCharacterOfPosition(start).line + 1} `
    : '';
  return line + ts.flattenDiagnosticMessageText(messageText, ' ');
}
