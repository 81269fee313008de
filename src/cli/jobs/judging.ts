import path from 'node:path';
import {
  type Config,
  type Gate,
  gateOf,
  type LoadedConfig,
  readAccepted,
  shownPath,
  suggestion,
} from '../../config/index.js';
import type { Check, DiffOptions } from '../../diff/index.js';
import { type Acceptance, LEVELS } from '../../kernel/change.js';
import { TenonError } from '../../kernel/errors.js';
import { allLeaves } from '../all-leaves.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { todayOf } from '../options.js';
import type { Pair } from '../pairs.js';

/** How changes are judged: what the config and the command line say of it, together. */
export interface Judging {
  readonly gate: Gate;
  readonly today: string;
  readonly policy: Config['policy'];
  /** Levels that the config gives to checks of every contract. */
  readonly levels: Config['checks'];
  /** The checks of plugins, beside the built-in ones. */
  readonly checks: readonly Check[];
  readonly checkVersion: boolean;
  /** What the team lets pass, and the file that lists it, as a user would type it. */
  readonly acceptances: readonly Acceptance[];
  readonly acceptedFile: string;
}

/** @throws TenonError OPTION_INVALID, ACCEPTED_INVALID */
export async function judgingOf(
  command: string,
  { config, folder }: LoadedConfig,
  checks: readonly Check[],
  { input, io }: { readonly input: Input; readonly io: Io },
): Promise<Judging> {
  const { policy, checks: levels } = config;
  const value = input.text('failOn') ?? policy.failOn;
  const gate = gateOf(value);
  if (!gate)
    throw new TenonError('OPTION_INVALID', {
      option: '--fail-on',
      value,
      reason: 'it is breaking, risky or never, with dimensions after a colon: breaking:wire,source',
      command,
    });
  const checkVersion = policy.checkVersion || input.flag('checkVersion');
  const today = todayOf(input, command, io.today);
  const file = path.resolve(folder, policy.accepted);
  const acceptedFile = shownPath(io.cwd, file);
  const acceptances = await readAccepted(file, acceptedFile);
  return { gate, today, policy, levels, checks, checkVersion, acceptances, acceptedFile };
}

/** What the engine is told of one pair. @throws TenonError CHECK_UNKNOWN */
export function optionsFor(
  { gate, today, policy, levels, checks }: Judging,
  { config }: Pick<Pair, 'config'>,
  builtIn: readonly Check[],
): DiffOptions {
  const all = allLeaves('check', builtIn, checks);
  const own = { ...levels, ...config?.checks };
  for (const id of Object.keys(own)) {
    // Which checks the other engine has, its version decides.
    if (id.startsWith('oasdiff/') || all.some((check) => check.id === id)) continue;
    throw new TenonError('CHECK_UNKNOWN', {
      id,
      suggestion: suggestion(
        id,
        all.map((check) => check.id),
      ),
      levels: [...LEVELS, 'off'].join(', '),
    });
  }
  const { noticeMonths, supportMonths } = policy;
  const { dimensions } = gate;
  return { today, noticeMonths, supportMonths, dimensions, levels: own, checks: all };
}
