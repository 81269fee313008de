/**
 * Derives what can be derived: registries, embedded texts, presets and the reference.
 * `npm run gen` writes it; `npm run gen -- --check` fails when a committed file is stale or left over.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { registryTexts } from './gen/registries.js';

/** Path from the top of the repository → text. */
export type Texts = Readonly<Record<string, string>>;

/** Files that are all ours: one that no derivation makes any more is left over. */
const OWNED = ['src/**/*.gen.ts', 'docs/reference/**', 'rulesets/*.yaml', 'schemas/*.json'];

const top = path.resolve(import.meta.dirname, '..');
const checkOnly = process.argv.includes('--check');

// The registries come first: what follows imports them.
const registries = await registryTexts(top);
const changed = await settle(registries);
const { embeddedTexts } = await import('./gen/embedded.js');
const embedded = await embeddedTexts(top);
changed.push(...(await settle(embedded)));
const { referenceTexts } = await import('./gen/reference.js');
const reference = await referenceTexts(top);
changed.push(...(await settle(reference)));
changed.push(...(await sweep(new Set([registries, embedded, reference].flatMap(Object.keys)))));

changed.push(...(await examples()));

if (checkOnly && changed.length > 0) {
  console.error(`Stale derived files (run npm run gen):\n${changed.map((file) => `  ${file}`).join('\n')}`);
  process.exitCode = 1;
} else {
  console.log(changed.length > 0 ? `Wrote ${changed.join(', ')}` : 'All derived files are current.');
}

/** Writes the texts that differ from the disk, or only names them with --check. */
async function settle(texts: Texts): Promise<string[]> {
  const stale: string[] = [];
  for (const [file, text] of Object.entries(texts)) {
    const absolute = path.join(top, file);
    const current = existsSync(absolute) ? await readFile(absolute, 'utf8') : undefined;
    if (current === text) continue;
    stale.push(file);
    if (checkOnly) continue;
    await mkdir(path.dirname(absolute), { recursive: true });
    await writeFile(absolute, text);
  }
  return stale;
}

/** The code of the examples, by our own command line. */
async function examples(): Promise<string[]> {
  const { main } = await import('../src/cli/main.js');
  const { processIo } = await import('../src/cli/io.js');
  let printed = '';
  const io = {
    ...processIo(),
    cwd: path.join(top, 'examples/orders-service'),
    color: false,
    stdout: (text: string) => {
      printed += text;
    },
  };
  const exit = await main(['generate', '--format', 'json', checkOnly ? '--check' : '--force'], io);
  if (exit > 1) throw new Error(printed);
  const { artifacts } = JSON.parse(printed) as { artifacts: { path: string; state: string }[] };
  return artifacts
    .filter(({ state }) => state !== 'unchanged')
    .map((artifact) => path.posix.join('examples/orders-service', artifact.path));
}

/** Removes owned files that nothing makes any more. */
async function sweep(made: ReadonlySet<string>): Promise<string[]> {
  const leftOver = (await glob(OWNED, { cwd: top })).filter((file) => !made.has(file)).sort();
  if (!checkOnly) for (const file of leftOver) await rm(path.join(top, file));
  return leftOver;
}
