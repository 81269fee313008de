import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Severity } from '../../kernel/problem.js';
import type { LintOptions, Rule } from '../../lint/index.js';
import type { Io } from '../io.js';
import type { Selected, Selection } from '../selection.js';
import type { Sieve } from './baseline.js';

export type SeverityLimit = Severity | 'never';

/** What is to be linted and how, in plain data. */
export interface LintTerms {
  readonly selection: Selection;
  /** `--ruleset`; they replace the config's. */
  readonly rulesets: readonly string[];
  readonly failOn: SeverityLimit;
  readonly today: string;
  /** May contracts and rulesets be fetched? */
  readonly allowUrl: boolean;
  /** Where it stands what earlier runs found, if that is to be used. */
  readonly cacheFolder?: string | undefined;
  /** The commit of `--new-since`. */
  readonly since?: string | undefined;
  /** More warnings than these fail, whatever the limit. */
  readonly maxWarnings?: number | undefined;
  /** As many contracts at once; as many as pay when undefined. */
  readonly concurrency?: number | undefined;
}

export interface LintRequest extends LintTerms {
  readonly plugins: readonly Rule[];
  /** Takes out what is known. */
  readonly sieve?: Sieve | undefined;
}

/** What the config and the command line say of how a contract is linted. */
export function lintOptions(selected: Selected, request: LintRequest, io: Pick<Io, 'cwd'>): LintOptions {
  const { config } = request.selection;
  const configured = selected.config.rulesets ?? config.rulesets;
  const rulesets =
    request.rulesets.length > 0
      ? request.rulesets
      : configured?.map((name) => fromConfig(name, request.selection.folder));
  return {
    cwd: io.cwd,
    ...(rulesets && { rulesets }),
    rules: { ...config.rules, ...selected.config.rules },
    overrides: [...(config.overrides ?? []), ...(selected.config.overrides ?? [])].map((override) =>
      'files' in override
        ? { ...override, files: override.files.map((glob) => globFrom(glob, request.selection.folder, io)) }
        : override,
    ),
    plugins: request.plugins,
    today: request.today,
    allowUrl: request.allowUrl,
  };
}

/** A glob that the config gives from its own folder, from the working folder. */
function globFrom(glob: string, folder: string, io: Pick<Io, 'cwd'>): string {
  return path.posix.join(path.relative(io.cwd, folder).split(path.sep).join('/'), glob);
}

/** A ruleset file that the config names lies beside the config, wherever the command was started. */
export function fromConfig(ruleset: string, folder: string): string {
  const file = path.resolve(folder, ruleset);
  return existsSync(file) ? file : ruleset;
}
