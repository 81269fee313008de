import { existsSync } from 'node:fs';
import path from 'node:path';
import { readConfigFile } from '../../config/index.js';
import { TenonError } from '../../kernel/errors.js';
import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import { print } from '../../load/index.js';
import { findSpectralRuleset } from '../adopt-spectral.js';
import type { Io } from '../io.js';
import { type Translation, translateRedocly } from '../translate/redocly.js';
import { spectralDifferences } from '../translate/spectral.js';

export const TOOLS = ['redocly', 'spectral'] as const;
export type Tool = (typeof TOOLS)[number];

const RULESET = 'tenon.ruleset.yaml';

/** What of another tool's config goes into ours. */
export interface Origin {
  /** The file that was translated, from the working folder. */
  readonly file: string;
  readonly contracts: Translation['contracts'];
  readonly rulesets: readonly string[];
  /** Files to write beside the config. */
  readonly files: readonly (readonly [file: string, text: string])[];
  /** What could not be translated. */
  readonly left: readonly string[];
}

/** @throws TenonError CONFIG_UNREADABLE, CONFIG_INVALID */
export async function originOf(tool: Tool, named: string | undefined, io: Io): Promise<Origin> {
  const file = named ?? fileOf(tool, io.cwd);
  if (file === undefined)
    throw new TenonError('CONFIG_UNREADABLE', {
      path: NAMES[tool][0] ?? tool,
      reason: 'there is no such file',
    });
  const absolute = path.resolve(io.cwd, file);
  if (tool === 'spectral') {
    const isProgram = /\.m?js$/.test(file) && existsSync(absolute);
    const ruleset = isProgram ? null : ((await readConfigFile(absolute, file)) as Json);
    return { file, contracts: {}, rulesets: [dotted(file)], files: [], left: spectralDifferences(ruleset) };
  }
  const others = new Map<string, JsonObject>();
  const config = await readRedocly(absolute, file, others);
  const { contracts, ruleset, left } = translateRedocly(config, (name) => others.get(name));
  const text = ruleset && `# Translated from ${file} by tenon init.\n${print(ruleset, 'yaml')}`;
  return {
    file,
    contracts: Object.fromEntries(
      Object.entries(contracts).map(([name, one]) => [name, { ...one, source: moved(one.source, file) }]),
    ),
    rulesets: text === undefined ? [] : [`./${RULESET}`],
    files: text === undefined ? [] : [[RULESET, text]],
    left,
  };
}

const NAMES: Readonly<Record<Tool, readonly string[]>> = {
  redocly: ['redocly.yaml', 'redocly.yml', '.redocly.yaml', '.redocly.yml'],
  spectral: ['.spectral.yaml'],
};

function fileOf(tool: Tool, cwd: string): string | undefined {
  if (tool === 'spectral') return findSpectralRuleset(cwd);
  return NAMES[tool].find((name) => existsSync(path.join(cwd, name)));
}

/** A config of Redocly's; `others` is filled with the files that it extends, by the names that it gives them. */
async function readRedocly(
  absolute: string,
  shown: string,
  others: Map<string, JsonObject>,
): Promise<JsonObject> {
  const value = (await readConfigFile(absolute, shown)) ?? {};
  if (!isObject(value)) throw new TenonError('CONFIG_INVALID', { path: shown, reason: 'it holds no object' });
  const styled = isObject(value.lint) ? value.lint : value;
  for (const name of [styled.extends ?? []].flat().map(String)) {
    const other = path.resolve(path.dirname(absolute), name);
    if (!/^\.{0,2}[\\/].*\.ya?ml$|^[^:]*\.ya?ml$/.test(name) || others.has(name) || !existsSync(other))
      continue;
    others.set(name, {});
    others.set(name, await readRedocly(other, name, others));
  }
  return value;
}

/** A path from the folder of a file, from the working folder. */
function moved(source: string, file: string): string {
  return /^[a-z]+:/i.test(source) ? source : path.posix.join(path.posix.dirname(file), source);
}

function dotted(file: string): string {
  return /^[./]/.test(file) ? file : `./${file}`;
}
