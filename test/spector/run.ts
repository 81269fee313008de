/**
 * The generated client and server against TypeSpec's scenarios of HTTP APIs: `npm run test:spector`. The client meets
 * the scenarios' own server, which refuses wrong bytes; the server meets their own sender. What cannot pass is listed
 * in exclusions.tsv, one by one, with the reason; a row that passes is a fault as well.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate, load } from '../../src/index.js';
import { answerAll, type GeneratedServer, senderOf } from './answer.js';
import { writeContracts } from './contracts.js';
import { driveAll, type Generated } from './drive.js';
import { type Scenario, scenariosOf } from './scenarios.js';

const here = import.meta.dirname;
const installed = path.join(here, 'installed');
const specs = path.join(installed, 'node_modules/@typespec/http-specs/specs');

install();
const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-spector-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
const scenarios = await scenariosOf(specs);
const names = new Set(scenarios.map(({ name }) => name));
const made = await generateAll();
const server = await serve();
const send = await senderOf(installed);
const failed = { client: new Map<string, string>(), server: new Map<string, string>() };
for (const scenario of scenarios) {
  const asked = await faultOf(scenario, (made) => driveAll(made.clients, scenario.exchanges, server.origin));
  if (asked !== undefined) failed.client.set(scenario.name, asked);
  const answered = await faultOf(scenario, (made) => answerAll(made.servers, scenario.exchanges, send));
  if (answered !== undefined) failed.server.set(scenario.name, answered);
}
server.stop();
report('client');
report('server');

function install(): void {
  const wanted = readFileSync(path.join(here, 'packages.json'), 'utf8');
  const stamp = path.join(installed, 'node_modules/.tenon-installed');
  try {
    if (readFileSync(stamp, 'utf8') === wanted) return;
  } catch {
    // Not installed yet.
  }
  mkdirSync(installed, { recursive: true });
  cpSync(path.join(here, 'packages.json'), path.join(installed, 'package.json'));
  // The versions are chosen to fit each other; what they say of their peers is older or newer.
  const options = ['--no-audit', '--no-fund', '--legacy-peer-deps', '--ignore-scripts'];
  execFileSync('npm', ['install', ...options], { cwd: installed, stdio: 'inherit' });
  writeFileSync(stamp, wanted);
}

/** What was generated from a specification, once for each version of its contract. */
interface Made {
  readonly clients: Generated[];
  readonly servers: GeneratedServer[];
  /** What TypeSpec stumbled over. */
  readonly trouble: string | undefined;
}

async function generateAll(): Promise<Map<string, Made>> {
  const bySpec = new Map<string, Made>();
  for (const { spec, files, trouble } of await writeContracts(installed, path.join(scratch, 'contracts'))) {
    const made: Made = { clients: [], servers: [], trouble };
    for (const [index, file] of files.entries()) {
      const loaded = await load(file);
      const { contract } = loaded;
      const out = path.join(scratch, 'generated', spec, String(index));
      const server = { target: 'server', options: { framework: 'fetch' } };
      for (const artifact of await generate(loaded, ['client', server])) {
        const to = path.join(out, artifact.path);
        mkdirSync(path.dirname(to), { recursive: true });
        writeFileSync(to, artifact.content);
      }
      const module = <Module>(name: string) =>
        import(pathToFileURL(path.join(out, name)).href) as Promise<Module>;
      made.clients.push({ contract, module: await module('client.ts') });
      made.servers.push({ contract, module: await module('server.ts') });
    }
    bySpec.set(spec, made);
  }
  return bySpec;
}

async function serve(): Promise<{ origin: string; stop(): void }> {
  const port = await freePort();
  const cli = path.join(installed, 'node_modules/@typespec/spector/dist/src/cli/cli.js');
  const coverage = path.join(scratch, 'coverage.json');
  const child = spawn(
    process.execPath,
    [cli, 'serve', specs, '--port', String(port), '--coverageFile', coverage],
    {
      // It asks git which commit the specifications are of.
      cwd: here,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/started server|listening|Started/i.test(said)) resolve();
    });
  });
  child.removeAllListeners('exit');
  return { origin: `http://localhost:${port}`, stop: () => child.kill() };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

async function faultOf(
  { spec }: Scenario,
  check: (own: Made) => Promise<string | undefined>,
): Promise<string | undefined> {
  const own = made.get(spec);
  return own && own.clients.length > 0
    ? check(own)
    : `TypeSpec writes no OpenAPI of it: ${own?.trouble ?? 'unknown'}`;
}

function report(side: 'client' | 'server'): void {
  const rows = readFileSync(path.join(here, 'exclusions.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [name: string, sides: string, why: string])
    .filter(([, sides]) => sides === side || sides === 'both');
  const excluded = new Set(rows.map(([name]) => name));
  const own = failed[side];
  const faults = [...own].filter(([name]) => !excluded.has(name));
  const stale = [...excluded].filter((name) => !own.has(name) || !names.has(name));
  for (const [name, fault] of faults) console.error(`FAILED by the ${side}: ${name}\n  ${fault}`);
  for (const name of stale)
    console.error(`STALE for the ${side}: ${name} passes, or is gone; take it out of exclusions.tsv`);
  const passed = `${scenarios.length - own.size} of ${scenarios.length} scenarios passed`;
  console.log(`The ${side}: ${passed}, ${own.size - faults.length} are excluded with a reason.`);
  if (faults.length + stale.length > 0) process.exitCode = 1;
}
