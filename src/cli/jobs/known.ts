import { TenonError } from '../../kernel/errors.js';
import { count, type Scorecard } from '../../kernel/result.js';
import { listRules } from '../../lint/index.js';
import { commitOf } from '../../load/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { choice } from '../options.js';
import { BASELINE_ACTIONS, baselineFile, openBaseline, type Sieve } from './baseline.js';
import { type LintRequest, lintOptions } from './lint-options.js';
import { newSince } from './new-since.js';
import { scorecardOf } from './scorecard.js';

/** What takes out the findings that are known, and what is to be said of them. */
export interface Knowing {
  readonly sieve: Sieve;
  /** The commit whose findings are not new: the sieve wants to be told them. */
  readonly since: string | undefined;
  /** Files, by absolute paths, whose changes make other findings known; not those that the run itself writes. */
  readonly files: readonly string[];
  /** When all contracts are done. */
  finish(): Finished;
}

export interface Finished {
  /** Lines beside the report. */
  readonly notes: readonly string[];
  /** A sentence for the headline; empty where nothing is known. */
  readonly sentence: string;
  readonly next: readonly string[];
  /** When they are asked for. */
  readonly scorecards?: readonly Scorecard[];
}

/**
 * The baseline and the past, as they are asked for.
 * @throws TenonError OPTION_INVALID, BASELINE_INVALID, BASELINE_MISSING, GIT_REF_UNKNOWN, GIT_NO_BASE, GIT_MISSING
 */
export async function openKnown(
  request: LintRequest,
  command: string,
  input: Input,
  io: Io,
): Promise<Knowing> {
  const action = choice(input, command, 'baseline', BASELINE_ACTIONS);
  const ref = input.text('newSince');
  if (ref !== undefined && (action === 'write' || action === 'prune'))
    throw new TenonError('OPTION_INVALID', {
      option: '--new-since',
      value: ref,
      reason: `a baseline that is to ${action} holds all findings`,
      command,
    });
  const remembering = { ...request.selection, file: input.text('baselineFile') };
  const baseline = await openBaseline({ ...remembering, action, isAsked: asked(request, io) }, io);
  const since = ref === undefined ? undefined : newSince();
  const scorecards: Scorecard[] = [];
  return {
    sieve: {
      async keep(selected, found) {
        // First the baseline: what it knows and the past knows too is not gone from it.
        const problems = baseline ? await baseline.keep(selected, found) : found.problems;
        const left = since ? await since.keep(selected, { ...found, problems }) : problems;
        if (input.flag('scorecard')) scorecards.push(await scorecardOf(selected, found, request, io));
        return left;
      },
    },
    since: ref === undefined ? undefined : commitOf(io.cwd, ref),
    files: action === undefined || action === 'check' ? [baselineFile(remembering, io)] : [],
    finish() {
      const { notes = [], known = 0, next = [] } = baseline?.finish() ?? {};
      const before = since?.known() ?? 0;
      const sentences = [
        known > 0 && `${count(known, 'known finding')} ${known === 1 ? 'is' : 'are'} in the baseline.`,
        before > 0 && `${count(before, 'finding')} ${before === 1 ? 'was' : 'were'} there at ${ref}.`,
      ];
      return {
        notes,
        sentence: sentences.filter(Boolean).join(' '),
        next,
        ...(scorecards.length > 0 && { scorecards }),
      };
    },
  };
}

/** `no new problems; 4 known findings are in the baseline`. */
export function withKnown(summary: string, sentence: string): string {
  if (sentence === '') return summary;
  const found = summary === 'no problems' ? 'no new problems' : summary;
  return `${found}; ${sentence.replace(/\.$/, '')}`;
}

/** Without `--ruleset` the run is the team's own: what it does not find is gone, be it that its rule is off. */
function asked(request: LintRequest, io: Io): Parameters<typeof openBaseline>[0]['isAsked'] {
  if (request.rulesets.length === 0) return async () => true;
  const listed = new Map<string, Promise<ReadonlySet<string>>>();
  return async (selected, rule, { kind, file }) => {
    const known =
      listed.get(file) ??
      listRules({ kind, at: { file, pointer: '' } }, lintOptions(selected, request, io)).then(
        (rules) => new Set(rules.filter(({ severity }) => severity !== 'off').map(({ id }) => id)),
      );
    listed.set(file, known);
    return rule.startsWith('lint/') || (await known).has(rule);
  };
}
