import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { TenonError } from '../../kernel/errors.js';
import { count } from '../../kernel/result.js';
import type { Contract } from '../../model/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { writeText } from '../present.js';
import { open } from '../selection.js';
import type { Origin } from './init-from.js';

const CONFIG = 'tenon.config.ts';
const WORKFLOW = '.github/workflows/tenon.yml';

/** Folders where no team keeps its own contracts. */
const IGNORED = ['**/node_modules/**', '**/dist/**', '**/build/**', '**/vendor/**', '**/.*/**'];

interface Found {
  readonly file: string;
  readonly name: string;
  readonly contract: Contract;
}

interface InitOptions {
  readonly dryRun: boolean;
  readonly force: boolean;
  /** What another tool was told. */
  readonly origin?: Origin | undefined;
}

/** Writes the config and the workflow for the contracts that it finds. @returns the exit code */
export async function initialise(options: InitOptions, input: Input, io: Io): Promise<number> {
  const { origin } = options;
  const named = Object.keys(origin?.contracts ?? {}).length > 0;
  const found = named ? [] : await findContracts(input, io);
  if (found.length === 0 && !named) {
    io.stderr(
      'Found no OpenAPI or AsyncAPI document below this folder.\n  → Name one: tenon lint path/to/openapi.yaml\n',
    );
    return 2;
  }
  for (const { file, contract } of found) io.stdout(`Found ${file}: ${describe(contract)}\n`);
  const files: (readonly [string, string])[] = [
    [CONFIG, configText(found, origin)],
    ...(origin?.files ?? []),
  ];
  if (usesGitHub(io.cwd)) files.push([WORKFLOW, workflowText(io.cwd)]);
  for (const [file, text] of files) {
    if (existsSync(path.join(io.cwd, file)) && !options.force) {
      io.stdout(`Kept  ${file}, which exists\n`);
    } else if (options.dryRun) {
      io.stdout(`Would write ${file}:\n\n${text.replace(/^(?=.)/gm, '  ')}\n`);
    } else {
      writeText(io, file, text);
      io.stdout(`Wrote ${file} (${count(text.split('\n').length - 1, 'line')})\n`);
    }
  }
  if (origin && origin.left.length > 0)
    io.stdout(
      `\nNot translated from ${origin.file}:\n${origin.left.map((line) => `  ${line}\n`).join('')}\n`,
    );
  io.stdout('Next: tenon lint\n');
  return 0;
}

async function findContracts(input: Input, io: Io): Promise<Found[]> {
  const files = (
    await glob('**/*.{yaml,yml,json}', { cwd: io.cwd, ignore: IGNORED, deep: 8, followSymbolicLinks: false })
  ).sort();
  const found: Found[] = [];
  const names = new Set<string>();
  for (const file of files.filter((candidate) => mayBeContract(path.join(io.cwd, candidate)))) {
    try {
      const { contract } = await open({ source: file }, input, io);
      found.push({ file, name: freeName(file, names), contract });
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      io.stderr(`Skipped ${file}: ${error.message}\n`);
    }
  }
  return found;
}

/** A look at the head, so that not every JSON file of a repository is parsed. */
function mayBeContract(file: string): boolean {
  const head = readFileSync(file, 'utf8').slice(0, 4000);
  return /(^|[\s{,])["']?(openapi|asyncapi|swagger)["']?\s*:/m.test(head);
}

/** `api/orders.yaml` is `orders`; `orders/openapi.yaml` is too. */
function freeName(file: string, taken: Set<string>): string {
  const stem = path.basename(file).replace(/(\.(openapi|asyncapi))?\.\w+$/, '');
  const folder = path.basename(path.dirname(file));
  const base = /^(openapi|asyncapi|swagger|api|spec|index)$/i.test(stem) && folder !== '.' ? folder : stem;
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}-${n}`;
  taken.add(name);
  return name;
}

function describe({ kind, dialect, operations, exchanges, title, version }: Contract): string {
  const parts = [
    operations.length > 0 && count(operations.length, 'operation'),
    exchanges.length > 0 && count(exchanges.length, kind === 'openapi' ? 'webhook' : 'message'),
  ];
  const dialectName = kind === 'openapi' ? 'OpenAPI' : 'AsyncAPI';
  return `${title} ${version} (${[`${dialectName} ${dialect}`, ...parts].filter(Boolean).join(', ')})`;
}

function configText(found: readonly Found[], origin?: Origin): string {
  const named = Object.entries(origin?.contracts ?? {});
  const entries = [...found.map(({ name, file }) => [name, { source: file }] as const), ...named].map(
    ([name, { source, ...rest }]: readonly [string, Origin['contracts'][string]]) => {
      const rules = rest.rules ? `, rules: ${objectText(rest.rules)}` : '';
      return `    ${keyText(name)}: { source: ${quoted(source)}${rules} },`;
    },
  );
  const rulesets = origin ? origin.rulesets : ['tenon:recommended'];
  const left = (origin?.left ?? []).map((line) => `//   ${line.replaceAll(/\s+/g, ' ')}\n`);
  const comment = left.length > 0 ? `// Not translated from ${origin?.file}:\n${left.join('')}\n` : '';
  return `import { defineConfig } from 'tenon';

${comment}export default defineConfig({
  contracts: {
${entries.join('\n')}
  },
  rulesets: [${rulesets.map(quoted).join(', ')}],
});
`;
}

function objectText(entries: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(entries).map(([key, value]) => `${keyText(key)}: ${quoted(value)}`);
  return `{ ${pairs.join(', ')} }`;
}

function keyText(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : quoted(name);
}

/** A JavaScript text in the quotes of the rest of the file. */
function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Workflows are there, or the repository comes from GitHub. */
function usesGitHub(cwd: string): boolean {
  if (existsSync(path.join(cwd, '.github'))) return true;
  const config = path.join(cwd, '.git/config');
  return existsSync(config) && /url\s*=.*github\.com/.test(readFileSync(config, 'utf8'));
}

/** The job, with the project's own packages where it has some, so that the version of Tenon is the project's. */
function workflowText(cwd: string): string {
  const install = existsSync(path.join(cwd, 'package-lock.json')) ? '      - run: npm ci\n' : '';
  return `name: API contracts
on: pull_request
permissions:
  contents: read
jobs:
  tenon:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # the base of the comparison is the merge-base with the default branch
      - uses: actions/setup-node@v4
        with:
          node-version: 22
${install}      - run: npx tenon check --format github --output markdown=tenon.md
      - run: cat tenon.md >> "$GITHUB_STEP_SUMMARY"
        if: always()
`;
}
