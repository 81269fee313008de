import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { LoadedConfig } from '../config/index.js';
import type { Io } from './io.js';

/** The names that Spectral looks for. */
const NAMES = /^\.?spectral\.(ya?ml|json|m?js)$/;

/** The ruleset that Spectral would use in a folder; undefined where there is none. */
export function findSpectralRuleset(folder: string): string | undefined {
  const [found] = readdirSync(folder)
    .filter((name) => NAMES.test(name))
    .sort();
  return found;
}

/** Uses the ruleset that a team has for Spectral where it says nothing to Tenon, and says so. */
export function adoptSpectral<Chosen extends LoadedConfig>(
  selection: Chosen,
  rulesets: readonly string[],
  io: Io,
): Chosen {
  if (selection.file !== undefined || rulesets.length > 0) return selection;
  const found = findSpectralRuleset(io.cwd);
  if (found === undefined) return selection;
  io.stderr(`Uses the ruleset ${found}, for no config or --ruleset names another.\n`);
  return {
    ...selection,
    config: { ...selection.config, rulesets: [path.join(selection.folder, found)] },
  };
}
