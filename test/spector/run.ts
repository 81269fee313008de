/**
 * The generated client against TypeSpec's scenarios of HTTP APIs, whose server refuses wrong bytes: `npm run test:spector`.
 * What it cannot pass is listed in exclusions.tsv, one by one, with the reason; a row that passes is a fault as well.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate, load } from '../../src/index.js';
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
const clients = await clientsOf();
const server = await serve();
const failed = new Map<string, string>();
for (const scenario of scenarios) {
  const fault = await faultOf(scenario);
  if (fault !== undefined) failed.set(scenario.name, fault);
}
server.stop();
report();

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

/** The clients of each specification, one a version of its contract. */
async function clientsOf(): Promise<Map<string, { clients: Generated[]; trouble?: string }>> {
  const bySpec = new Map<string, { clients: Generated[]; trouble?: string }>();
  for (const { spec, files, trouble } of await writeContracts(installed, path.join(scratch, 'contracts'))) {
    const own: Generated[] = [];
    for (const [index, file] of files.entries()) {
      const loaded = await load(file);
      const out = path.join(scratch, 'clients', spec, String(index));
      for (const artifact of await generate(loaded, ['client'])) {
        const to = path.join(out, artifact.path);
        mkdirSync(path.dirname(to), { recursive: true });
        writeFileSync(to, artifact.content);
      }
      const module = (await import(pathToFileURL(path.join(out, 'client.ts')).href)) as Generated['module'];
      own.push({ contract: loaded.contract, module });
    }
    bySpec.set(spec, { clients: own, ...(trouble !== undefined && { trouble }) });
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

async function faultOf({ spec, exchanges }: Scenario): Promise<string | undefined> {
  const { clients: own = [], trouble } = clients.get(spec) ?? {};
  if (own.length === 0) return `TypeSpec writes no OpenAPI of it: ${trouble ?? 'unknown'}`;
  return driveAll(own, exchanges, server.origin);
}

function report(): void {
  const rows = readFileSync(path.join(here, 'exclusions.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string]);
  const excluded = new Map(rows);
  const names = new Set(scenarios.map(({ name }) => name));
  const faults = [...failed].filter(([name]) => !excluded.has(name));
  const stale = rows.filter(([name]) => !failed.has(name) || !names.has(name));
  for (const [name, fault] of faults) console.error(`FAILED ${name}\n  ${fault}`);
  for (const [name] of stale)
    console.error(`STALE ${name}: it passes, or is gone; take it out of exclusions.tsv`);
  const passed = scenarios.length - failed.size;
  console.log(
    `${passed} of ${scenarios.length} scenarios passed, ${failed.size - faults.length} are excluded with a reason.`,
  );
  process.exitCode = faults.length + stale.length > 0 ? 1 : 0;
}
