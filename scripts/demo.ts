/**
 * The main job, end to end, on the example service and its consumer: a terminal session that explains itself.
 * What it makes stays in demo-output/. Any step that ends otherwise than told here fails the demo.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createColors } from 'picocolors';

const top = path.resolve(import.meta.dirname, '..');
const output = path.join(top, 'demo-output');
const service = path.join(output, 'orders-service');
const storefront = path.join(output, 'storefront');
const repository = path.join(output, 'repository');
const color = process.stdout.isTTY === true && !process.env.NO_COLOR;
const paint = createColors(color);

if (!existsSync(path.join(top, 'dist/bin.mjs'))) throw new Error('Build first: npm run build');
rmSync(output, { recursive: true, force: true });
cpSync(path.join(top, 'examples'), output, { recursive: true });

chapter(
  'The gate',
  'Orders 1.4.0 and shipping 1.1.0 are on main, each judged against the release before it.',
);
tenon(service, 0, 'check');

chapter(
  'A pull request',
  'On a branch somebody proposes orders 2.0.0. Bare `tenon diff` compares with the merge-base.',
);
makeRepository();
tenon(repository, 1, 'diff', 'api/orders.yaml');

chapter(
  'The gate again',
  'The same proposal, with shipping 2.0.0, through the whole gate: what breaks, and whom (the storefront’s pact says so).',
);
tenon(
  service,
  1,
  'check',
  '--profile',
  'next',
  '--output',
  'markdown=../pull-request-comment.md',
  '--output',
  'sarif=../tenon.sarif',
  '--output',
  'json=../report.json',
);

chapter('Why?', 'Each rule and check explains itself.');
tenon(service, 0, 'explain', 'property-removed');

chapter('The way out', 'The migration guide for those who must move.');
tenon(
  service,
  0,
  'guide',
  'contracts/orders/1.4.0.yaml',
  'contracts/orders/2.0.0.yaml',
  '--released',
  '2027-01-15',
  '--out',
  '../MIGRATION.md',
);
excerpt(path.join(output, 'MIGRATION.md'), 26);

chapter(
  'The code',
  'A client for the storefront, a server and webhooks for the service: from the contract, without a dependency but Fastify.',
);
for (const repo of [storefront, service]) rmSync(path.join(repo, 'src/gen'), { recursive: true });
tenon(service, 0, 'generate');
tenon(service, 0, 'generate', '--check');
say('The storefront’s code calls the service through them, over HTTP:');
script(storefront, 'test/place-and-follow.ts');

chapter(
  'The proof',
  'The storefront records what it needs as a pact; the service keeps it, statically and for real.',
);
script(storefront, 'test/record-pact.ts', path.join(service, 'pacts'));
tenon(service, 0, 'verify', '--contract', 'orders', '--provider', 'test/provider.ts');

console.log(`\n${paint.bold('Look at what is left in demo-output/:')}`);
for (const [file, what] of [
  ['MIGRATION.md', 'the migration guide'],
  ['pull-request-comment.md', 'what the gate says on a pull request'],
  ['tenon.sarif', 'the same for code scanning'],
  ['report.json', 'the same for programs'],
  ['storefront/src/gen/orders', 'the generated client'],
  ['orders-service/src/gen', 'the generated server and webhooks'],
]) {
  if (!existsSync(path.join(output, file as string))) throw new Error(`${file} was not made`);
  console.log(`  ${file?.padEnd(28)} ${paint.dim(what ?? '')}`);
}

function chapter(title: string, text: string): void {
  console.log(`\n${paint.bold(paint.inverse(` ${title} `))} ${text}`);
}

function say(text: string): void {
  console.log(`\n${text}`);
}

/** Runs the built command line, shows it, and holds it to its exit code. */
function tenon(cwd: string, exit: number, ...args: string[]): void {
  show(cwd, `tenon ${args.join(' ')}`);
  const { FORCE_COLOR: _, ...env } = process.env;
  const ran = spawnSync(process.execPath, [path.join(top, 'dist/bin.mjs'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...env, TENON_TODAY: '2026-11-21', ...(color ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) },
  });
  process.stdout.write(ran.stdout + ran.stderr);
  console.log(paint.dim(`exit ${ran.status}`));
  if (ran.status !== exit) throw new Error(`tenon ${args.join(' ')} was to exit ${exit}, not ${ran.status}`);
}

function script(cwd: string, ...args: string[]): void {
  show(
    cwd,
    `tsx ${args.map((argument) => (path.isAbsolute(argument) ? path.relative(cwd, argument) : argument)).join(' ')}`,
  );
  const ran = spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd, encoding: 'utf8' });
  process.stdout.write(ran.stdout + ran.stderr);
  if (ran.status !== 0) throw new Error(`${args[0]} failed`);
}

function show(cwd: string, command: string): void {
  console.log(`\n${paint.dim(path.relative(top, cwd))} ${paint.green('$')} ${paint.bold(command)}`);
}

function excerpt(file: string, lines: number): void {
  const text = readFileSync(file, 'utf8').split('\n');
  console.log(
    text
      .slice(0, lines)
      .map((line) => paint.dim(`  │ ${line}`))
      .join('\n'),
  );
  console.log(paint.dim(`  │ … ${text.length - lines} more lines`));
}

/** A repository with the history of the contract: two releases on main, and a branch with the proposal. */
function makeRepository(): void {
  mkdirSync(path.join(repository, 'api'), { recursive: true });
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      [
        '-c',
        'user.name=Team Orders',
        '-c',
        'user.email=team-orders@example.com',
        '-c',
        'commit.gpgsign=false',
        ...args,
      ],
      { cwd: repository, stdio: 'ignore' },
    );
  const commit = (version: string, message: string) => {
    cpSync(path.join(service, `contracts/orders/${version}.yaml`), path.join(repository, 'api/orders.yaml'));
    git('add', '.');
    git('commit', '-m', message);
  };
  git('init', '--initial-branch', 'main');
  commit('1.3.0', 'Release 1.3.0');
  git('tag', 'v1.3.0');
  commit('1.4.0', 'Release 1.4.0: cancel orders');
  git('tag', 'v1.4.0');
  git('switch', '--create', 'money-and-customers');
  commit('2.0.0', 'Propose 2.0.0: money as an object, customers of their own');
}
