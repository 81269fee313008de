/** Complete clients of api.github.com beside their peers': made, made again, compiled, and one operation of each bundled. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import type { Command } from './measure.js';

export interface Bench {
  readonly tenon: string;
  /** Where the peers are installed. */
  readonly peers: string;
  readonly scratch: string;
  /** Measures and prints. */
  readonly table: (title: string, commands: readonly Command[]) => void;
}

/** A tool, the folder that it writes, and a program that calls `GET /user` with what it wrote. */
interface Generator {
  readonly tool: string;
  readonly folder: string;
  readonly args: readonly string[];
  readonly node?: string;
  readonly program?: string;
}

export const GENERATION = 'Generate a client: github';

export function generation(bench: Bench): void {
  const generators = generatorsOf(bench);
  for (const { folder } of generators) mkdirSync(folder, { recursive: true });
  bench.table(GENERATION, generators);
  const written = generators.filter(({ folder }) => filesIn(folder).length > 0);
  for (const { tool, folder } of written) console.log(`${tool.padEnd(32)} ${sizeOf(folder)}`);
  console.log(rerun(generators));
  console.log('');
  const compiler = path.join(bench.peers, 'node_modules/typescript/bin/tsc');
  bench.table(
    `${GENERATION}, compiled by tsc (strict; exit 2: with errors)`,
    written.map(({ tool, folder }) => ({ tool, args: [compiler, '-p', projectOf(folder)] })),
  );
  console.log('One operation, minified');
  for (const generator of written) console.log(`${generator.tool.padEnd(32)} ${bundled(generator)}`);
  console.log('');
}

function generatorsOf({ tenon, peers, scratch }: Bench): Generator[] {
  const source = path.join(peers, 'node_modules/@octokit/openapi/generated/api.github.com.json');
  const folder = (name: string): string => path.join(scratch, 'github', name);
  const own: Generator[] = [
    {
      tool: 'tenon generate client',
      folder: folder('tenon'),
      args: [tenon, 'generate', 'client', source, '--out', folder('tenon'), '--root', '/'],
      program: `import { connect } from './client.js';
import { usersGetAuthenticated } from './operations/users.js';
export const answer = usersGetAuthenticated(connect());`,
    },
    {
      tool: 'openapi-typescript (types only)',
      folder: folder('types'),
      args: [
        installed(peers, 'openapi-typescript/bin/cli.js'),
        source,
        '-o',
        path.join(folder('types'), 'github.ts'),
      ],
    },
  ];
  const node = modernNode(scratch);
  if (!node) return own;
  const config = path.join(scratch, 'orval.config.cjs');
  const output = { target: path.join(folder('orval'), 'client.ts'), client: 'fetch', mode: 'tags-split' };
  const schemas = path.join(folder('orval'), 'model');
  writeFileSync(
    config,
    `module.exports = ${JSON.stringify({ gh: { input: source, output: { ...output, schemas } } })};\n`,
  );
  const others: Generator[] = [
    {
      tool: 'hey-api',
      folder: folder('hey-api'),
      args: [
        installed(peers, '@hey-api/openapi-ts/bin/run.js'),
        '-i',
        source,
        '-o',
        folder('hey-api'),
        '--no-log-file',
      ],
      node,
      program: `import { usersGetAuthenticated } from './sdk.gen';\nexport const answer = usersGetAuthenticated();`,
    },
    {
      tool: 'orval (fetch)',
      folder: folder('orval'),
      args: [installed(peers, 'orval/dist/bin/orval.mjs'), '--config', config],
      node,
      program: `import { usersGetAuthenticated } from './users/users';\nexport const answer = usersGetAuthenticated();`,
    },
  ];
  const there = others.filter(({ args }) => existsSync(args[0] ?? ''));
  for (const { tool } of others.filter((one) => !there.includes(one)))
    console.log(`${tool} is left out: it is not installed.`);
  return [...own, ...there];
}

function installed(peers: string, file: string): string {
  return path.join(peers, 'node_modules', file);
}

/** hey-api and orval want Node 22.18; undefined when none is to be had. */
function modernNode(scratch: string): string | undefined {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const folder = path.join(scratch, 'node');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  try {
    // The package brings Node itself, by the script that installs it.
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', 'node@24.21.0'], {
      cwd: folder,
      stdio: 'ignore',
    });
    return path.join(folder, 'node_modules/node/bin/node');
  } catch (error) {
    console.log(
      `hey-api and orval are left out: they need Node 22.18, and node@24 was not installed (${String(error)}).`,
    );
    return undefined;
  }
}

/** After the same contract once more, how many files does each have anew? */
function rerun(generators: readonly Generator[]): string {
  const counts = generators.map(({ tool, folder, args, node = process.execPath }) => {
    const before = timesIn(folder);
    try {
      execFileSync(node, [...args], { stdio: 'ignore' });
    } catch {
      return `${tool}: failed`;
    }
    const after = timesIn(folder);
    return `${tool}: ${[...after].filter(([file, time]) => before.get(file) !== time).length}`;
  });
  return `Files written by a run that changes nothing: ${counts.join(', ')}`;
}

function timesIn(folder: string): Map<string, number> {
  return new Map(filesIn(folder).map((file) => [file, statSync(file).mtimeMs]));
}

function sizeOf(folder: string): string {
  const files = filesIn(folder);
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  return `${String(files.length).padStart(6)} files   ${(bytes / 1000).toFixed(0).padStart(6)} kB`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** As a bundler's project has it, with the types of a browser. */
function projectOf(folder: string): string {
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const file = path.join(folder, 'tsconfig.json');
  writeFileSync(file, JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  return file;
}

function bundled({ folder, program }: Generator): string {
  if (!program) return 'no code';
  try {
    const { outputFiles } = buildSync({
      stdin: { contents: program, resolveDir: folder, loader: 'ts' },
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      logLevel: 'silent',
    });
    const text = outputFiles[0]?.contents ?? new Uint8Array();
    return `${String(text.length).padStart(7)} bytes, ${gzipSync(text, { level: 9 }).length} gzip`;
  } catch (error) {
    return `cannot be bundled: ${String(error).split('\n')[0]}`;
  }
}
