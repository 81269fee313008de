import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type LoadedConfig, type Remembered, readBaseline, shownPath } from '../../config/index.js';
import { TenonError } from '../../kernel/errors.js';
import { groupBy } from '../../kernel/order.js';
import { type Problem, RULE_FAILED } from '../../kernel/problem.js';
import { type ContractSummary, count } from '../../kernel/result.js';
import { sift } from '../../lint/index.js';
import { readInput } from '../../load/index.js';
import type { Io } from '../io.js';
import { writeText } from '../present.js';
import type { Selected } from '../selection.js';
import { type Entry, entryOf, notesIn, printBaseline } from './baseline-file.js';

export const BASELINE_ACTIONS = ['write', 'check', 'prune', 'off'] as const;
export type BaselineAction = (typeof BASELINE_ACTIONS)[number];

/** What was found in a contract. */
export interface Found {
  readonly contract: ContractSummary;
  readonly problems: readonly Problem[];
  /** What was found in an older version, if that was asked for and there was one. */
  readonly before?: readonly Problem[] | undefined;
}

/** What takes known findings out of those of a contract. */
export interface Sieve {
  /** @returns what is left */
  keep(selected: Selected, linted: Found): Promise<readonly Problem[]>;
}

export interface Baseline extends Sieve {
  /** When all contracts are done: writes what is to be written. @returns what is to be said of it, and how many findings are known */
  finish(): { readonly notes: readonly string[]; readonly known: number; readonly next: readonly string[] };
}

interface BaselineRequest extends Pick<LoadedConfig, 'config' | 'folder'> {
  /** Undefined: what the file holds is known, if there is one. */
  readonly action: BaselineAction | undefined;
  /** `--baseline-file`, from the working folder. */
  readonly file: string | undefined;
  /** Does a rule take part in the run? Of those that do not, nothing is stale. */
  isAsked(selected: Selected, rule: string, contract: ContractSummary): Promise<boolean>;
}

/** More entries than these are only counted. */
const SHOWN = 5;

/** @returns undefined when there is no baseline, and none is asked for @throws TenonError BASELINE_INVALID, BASELINE_MISSING */
export async function openBaseline(request: BaselineRequest, io: Io): Promise<Baseline | undefined> {
  const { action } = request;
  const file = baselineFile(request, io);
  const shown = shownPath(io.cwd, file);
  if (action === 'off') return undefined;
  const remembered = await readBaseline(file, shown);
  if (!remembered && action === undefined && request.file === undefined) return undefined;
  if (!remembered && action !== 'write') throw new TenonError('BASELINE_MISSING', { path: shown });
  const before = remembered ?? new Map<string, readonly Remembered[]>();
  const after = new Map<string, readonly Entry[]>();
  const stale: Stale[] = [];
  const notes = existsSync(file) ? notesIn(readFileSync(file, 'utf8')) : new Map<string, string>();
  const noted = (one: Remembered): Entry => ({ ...one, note: notes.get(one.fingerprint) ?? '' });
  const taken = new Set<string>();
  let known = 0;
  return {
    async keep(selected, { problems, contract }) {
      const { subject, name } = nameIn(before, selected, { problems, request, io, taken });
      taken.add(name);
      // What a rule could not check is no finding, and nothing to get used to.
      const findings = problems.filter(({ id }) => id !== RULE_FAILED);
      if (action === 'write') {
        after.set(
          subject,
          findings.map((one) => entryOf(one, contract.file)),
        );
        known += findings.length;
        return problems.filter(({ id }) => id === RULE_FAILED);
      }
      const sifted = sift(findings, before.get(name) ?? []);
      known += sifted.known.size;
      const entries = new Map(
        [...sifted.known].map(([problem, one]) => [one, entryOf(problem, contract.file)]),
      );
      for (const one of sifted.stale) {
        if (await request.isAsked(selected, one.id, contract))
          stale.push({ contract: subject, entry: noted(one) });
        else entries.set(one, noted(one));
      }
      after.set(
        subject,
        (before.get(name) ?? []).flatMap((one) => entries.get(one) ?? []),
      );
      const hidden = new Set(sifted.known.keys());
      return problems.filter((problem) => !hidden.has(problem));
    },
    finish() {
      const rest = [...before].filter(([name]) => !taken.has(name));
      const all = new Map<string, readonly Entry[]>([
        ...rest.map(([name, entries]) => [name, entries.map(noted)] as const),
        ...after,
      ]);
      if (action === 'write' || (action === 'prune' && stale.length > 0))
        writeText(io, shown, printBaseline(all));
      return { notes: notesOf(request, { shown, known, stale, io }), known, next: nextOf(action, stale) };
    },
  };
}

/** Where findings are remembered, be there such a file or not. */
export function baselineFile(
  { config, folder, file }: Pick<BaselineRequest, 'config' | 'folder' | 'file'>,
  io: Pick<Io, 'cwd'>,
): string {
  return file === undefined ? path.resolve(folder, config.policy.baseline) : path.resolve(io.cwd, file);
}

interface Stale {
  readonly contract: string;
  readonly entry: Entry;
}

interface Naming {
  readonly problems: readonly Problem[];
  readonly request: BaselineRequest;
  readonly io: Io;
  readonly taken: ReadonlySet<string>;
}

/**
 * What the file calls a contract: its name in the config, else its path from the folder of the config. Under another
 * path it is known by its findings, when the old one is gone.
 */
function nameIn(
  before: ReadonlyMap<string, readonly Remembered[]>,
  { name, source }: Selected,
  { problems, request: { folder }, io, taken }: Naming,
): { readonly subject: string; readonly name: string } {
  const input = readInput(source, io.cwd);
  const subject =
    name ?? (input.kind === 'file' ? shownPath(folder, path.resolve(io.cwd, input.path)) : source);
  if (before.has(subject)) return { subject, name: subject };
  const [best] = [...before]
    .filter(
      ([other]) => /[./\\]/.test(other) && !taken.has(other) && !existsSync(path.resolve(folder, other)),
    )
    .map(([other, entries]) => ({ other, share: sift(problems, entries).known.size / entries.length }))
    .toSorted((a, b) => b.share - a.share);
  return { subject, name: best && best.share >= 0.5 ? best.other : subject };
}

function notesOf(
  { action }: BaselineRequest,
  {
    shown,
    known,
    stale,
  }: { readonly shown: string; readonly known: number; readonly stale: readonly Stale[]; readonly io: Io },
): string[] {
  if (action === 'write') return [`Wrote ${count(known, 'finding')} to ${shown}. Commit it.\n`];
  if (stale.length === 0) return [];
  const gone = `${count(stale.length, 'finding')} of ${shown} ${stale.length === 1 ? 'is' : 'are'} gone`;
  if (action === 'prune') return [`${gone}, and removed from it.\n`];
  const rules = [...groupBy(stale, ({ entry }) => entry.id)];
  const lines = stale
    .slice(0, SHOWN)
    .map(({ contract, entry: { id, note } }) => `  ${contract}: ${id}${note === '' ? '' : ` ${note}`}\n`);
  const rest = stale.length - SHOWN;
  const more = rest > 0 ? [`  and ${rest} more, of ${count(rules.length, 'rule')}\n`] : [];
  return [`${gone}: remove what is fixed with tenon lint --baseline prune.\n`, ...lines, ...more];
}

function nextOf(action: BaselineAction | undefined, stale: readonly Stale[]): string[] {
  return stale.length > 0 && action !== 'prune' ? ['tenon lint --baseline prune'] : [];
}
