import type { Plugin } from '../../config/index.js';
import { TenonError } from '../../kernel/errors.js';
import type { Report, Step } from '../../kernel/result.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { distinct, NOTHING, type Outcome, problemOf, toReport, worst } from '../outcome.js';
import { pairsOf } from '../pairs.js';
import type { Selection } from '../selection.js';
import { diffJob } from './diff.js';
import { generateJob } from './generate.js';
import { judgingOf } from './judging.js';
import { openKnown, withKnown } from './known.js';
import { lintJob } from './lint.js';
import { verifyJob } from './verify.js';

export interface CheckJob {
  readonly selection: Selection;
  readonly plugins: Required<Plugin>;
  readonly today: string;
  readonly provider: string | undefined;
  readonly states: string | undefined;
}

/** The gate's report, and the files that it may quote. */
interface Gate extends Pick<Outcome, 'sources'> {
  readonly report: Report;
}

/** Runs the parts of the gate one after the other; each says its piece whatever became of the others. */
export async function checkJob(job: CheckJob, input: Input, io: Io): Promise<Gate> {
  const { selection, plugins, today, provider, states } = job;
  const parts: [Step['name'], () => Promise<Outcome>][] = [
    ['lint', () => lintPart({ selection, plugins, today }, input, io)],
    [
      'diff',
      async () =>
        diffJob(
          {
            pairs: pairsOf(selection, undefined, io),
            judging: await judgingOf('check', selection, plugins.checks, { input, io }),
            mode: undefined,
          },
          input,
          io,
        ),
    ],
  ];
  if (selection.contracts.some(({ config }) => config.generate)) {
    parts.push([
      'generate',
      () =>
        generateJob(
          {
            selection,
            targets: [],
            out: '',
            options: {},
            mode: 'check',
            force: false,
            plugins: plugins.targets,
          },
          input,
          io,
        ),
    ]);
  }
  if (selection.contracts.some(({ config }) => config.pacts)) {
    parts.push(['verify', () => verifyJob({ selection, pacts: [], provider, states }, input, io)]);
  }
  const outcomes: [Step['name'], Outcome][] = [];
  for (const [name, run] of parts) outcomes.push([name, await guarded(run, blamedFor(name, selection))]);
  return { report: assemble(outcomes), sources: outcomes.flatMap(([, outcome]) => outcome.sources) };
}

/** Lints as the team does: what it has got used to is not in the way. */
async function lintPart(
  { selection, plugins, today }: Pick<CheckJob, 'selection' | 'plugins' | 'today'>,
  input: Input,
  io: Io,
): Promise<Outcome> {
  const { failOnSeverity: failOn, maxWarnings } = selection.config.policy;
  const request = {
    selection,
    rulesets: [],
    failOn,
    maxWarnings,
    today,
    allowUrl: input.flag('allowUrl'),
    plugins: plugins.rules,
  };
  const knowing = await openKnown(request, 'check', input, io);
  const outcome = await lintJob({ ...request, sieve: knowing.sieve, since: knowing.since }, input, io);
  const { notes, sentence } = knowing.finish();
  for (const note of notes) io.stderr(note);
  return { ...outcome, summary: withKnown(outcome.summary, sentence) };
}

/** A mistake that stops one part is that part's verdict: could not check. */
async function guarded(run: () => Promise<Outcome>, blamed: string): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof TenonError)) throw error;
    return {
      ...NOTHING,
      exit: error.exit,
      summary: error.message,
      problems: [problemOf(error, blamed)],
    };
  }
}

/**
 * Where a part that could not begin is told: at the config, if there is one; a diff that finds no base, at the contract
 * whose base nobody gave.
 */
function blamedFor(part: Step['name'], { contracts, file }: Selection): string {
  const source = (contracts.find(({ config }) => config.base === undefined) ?? contracts[0])?.source;
  return (part === 'diff' ? source : (file ?? source)) ?? '';
}

function assemble(outcomes: readonly (readonly [Step['name'], Outcome])[]): Report {
  const all = outcomes.map(([, outcome]) => outcome);
  const steps: Step[] = outcomes.map(([name, { exit, summary }]) => ({ name, exit, summary }));
  const exit = worst(all.map((outcome) => outcome.exit));
  const contracts = new Map(
    all.flatMap((outcome) => outcome.contracts).map((contract) => [contract.file, contract]),
  );
  const merged: Outcome = {
    // What the other parts passed over, lint has told.
    ...NOTHING,
    exit,
    contracts: [...contracts.values()],
    // A contract that cannot be read fails every part in the same words: once is enough.
    problems: distinct(all.flatMap((outcome) => outcome.problems)),
    changes: all.flatMap((outcome) => outcome.changes),
    artifacts: all.flatMap((outcome) => outcome.artifacts),
    suggestedVersions: all.flatMap((outcome) => outcome.suggestedVersions),
    next: [...new Set(all.flatMap((outcome) => outcome.next))],
  };
  return { ...toReport('check', headline(steps, exit), merged), steps };
}

function headline(steps: readonly Step[], exit: number): string {
  if (exit === 0) return 'The contracts may ship.';
  const of = (code: number) => steps.filter((step) => step.exit === code).map(({ name }) => name);
  const parts = [
    of(1).length > 0 && `${listed(of(1))} failed`,
    of(2).length > 0 && `${listed(of(2))} could not be checked`,
  ];
  const text = parts.filter(Boolean).join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** `lint`, `lint and diff`, `lint, diff and verify`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
