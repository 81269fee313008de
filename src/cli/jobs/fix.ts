import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AT_RUN_TIME, type Change } from '../../kernel/change.js';
import { diskReason } from '../../kernel/disk-reason.js';
import { TenonError } from '../../kernel/errors.js';
import type { Problem } from '../../kernel/problem.js';
import { type ContractSummary, count, type Exit } from '../../kernel/result.js';
import type { Fixed, Rule } from '../../lint/index.js';
import { readInput, regrow } from '../../load/index.js';
import { type Contract, type Perspective, readLintable } from '../../model/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { openOrExplain } from '../open-or-explain.js';
import { distinct, NOTHING, type Outcome, summaryOf, type Text, textsOf, worst } from '../outcome.js';
import { writeText } from '../present.js';
import type { Opened, Selected } from '../selection.js';
import { unifiedDiff } from '../unified-diff.js';
import { exitOf, exitOfMany, severitySummary } from './lint.js';
import { type LintRequest, lintOptions } from './lint-options.js';
import { foundBefore } from './new-since.js';

/** What is to be fixed, and how. */
export interface FixAsked {
  /** Also what breaks consumers. */
  readonly breaking: boolean;
  readonly dryRun: boolean;
  /** The rules whose findings are fixed; all when there is none. */
  readonly only: readonly string[];
}

export type FixRequest = LintRequest & FixAsked;

/** What came of it, and the files that are others now. */
export interface FixOutcome {
  readonly outcome: Outcome;
  /** The patch of a dry run. */
  readonly patch: string;
  readonly notes: readonly string[];
}

/** Files as they were read, and as they will be. */
interface Drafts {
  readonly before: Map<string, string>;
  readonly after: Map<string, string>;
}

/** @returns undefined when nothing is to be fixed @throws TenonError OPTION_INVALID */
export async function fixAsked(input: Input, plugins: readonly Rule[]): Promise<FixAsked | undefined> {
  const breaking = input.flag('fixBreaking');
  const only = input.list('fixRule');
  const dryRun = input.flag('dryRun');
  if (!breaking && !input.flag('fix')) {
    if (dryRun) throw invalid('--dry-run', 'given', 'it goes with --fix or --fix-breaking');
    if (only[0] !== undefined) throw invalid('--fix-rule', only[0], 'it goes with --fix or --fix-breaking');
    return undefined;
  }
  const { RULES } = await import('../../lint/index.js');
  const rules = new Map<string, Rule>([...plugins, ...RULES].map((rule) => [rule.id, rule]));
  for (const id of only) {
    const reason = unfixable(rules.get(id), breaking);
    if (reason !== undefined) throw invalid('--fix-rule', id, reason);
  }
  return { breaking, only, dryRun };
}

function unfixable(rule: Rule | undefined, breaking: boolean): string | undefined {
  if (!rule) return 'no rule has that name';
  if (!rule.fixable) return 'no finding of it can be fixed';
  return rule.fixable === 'fix' || breaking ? undefined : 'it needs --fix-breaking';
}

function invalid(option: string, value: string, reason: string): TenonError {
  return new TenonError('OPTION_INVALID', { option, value, reason, command: 'lint' });
}

/**
 * Lints the selected contracts and repairs what can be repaired. Files are written when all of them are done.
 * @throws TenonError FIX_IMPOSSIBLE, OUTPUT_UNWRITABLE
 */
export async function fixJob(request: FixRequest, input: Input, io: Io): Promise<FixOutcome> {
  const { contracts: selection } = request.selection;
  for (const { source } of selection) refuseSource(source, io.cwd);
  const drafts: Drafts = { before: new Map(), after: new Map() };
  const problems: Problem[] = [];
  const contracts: ContractSummary[] = [];
  const exits: Exit[] = [];
  const sources: Text[] = [];
  const changes: Change[] = [];
  const notes: string[] = [];
  let fixed = 0;
  for (const selected of selection) {
    const opened = await openOrExplain(selected, input, io, { read: readLintable });
    if ('exit' in opened) {
      problems.push(opened.problem);
      exits.push(opened.exit);
      continue;
    }
    const perspective = input.text('perspective') ?? selected.config.perspective;
    const one = await fixOne(opened, { selected, request, io, drafts, perspective });
    const contract = summaryOf(one.input.contract);
    const { since, sieve } = request;
    const before = since === undefined ? undefined : await foundBefore(since, selected, request, input, io);
    const found = sieve
      ? await sieve.keep(selected, { contract, problems: one.problems, before })
      : one.problems;
    problems.push(...found);
    contracts.push(contract);
    sources.push(...textsOf([one.input.tree]));
    exits.push(exitOf(found, request.failOn));
    changes.push(...one.changes);
    notes.push(...notesOf(one));
    fixed += one.fixed.length;
  }
  const patch = request.dryRun ? patchOf(drafts) : '';
  if (!request.dryRun) writeAll(drafts, io);
  const files = [...drafts.after.keys()].sort();
  const left = distinct(problems);
  return {
    outcome: {
      ...NOTHING,
      exit: worst([...exits, exitOfMany(left, request.maxWarnings)]),
      summary: summary(fixed, files.length, { found: left, request }),
      contracts,
      problems: left,
      changes,
      artifacts: request.dryRun ? [] : files.map((file) => ({ path: file, target: 'fix', state: 'changed' })),
      sources,
    },
    patch,
    notes,
  };
}

function summary(
  fixed: number,
  files: number,
  { found, request }: { readonly found: readonly Problem[]; readonly request: FixRequest },
): string {
  const left = severitySummary(found);
  if (fixed === 0) return `nothing fixed; ${left}`;
  const done = `${request.dryRun ? 'would fix' : 'fixed'} ${count(fixed, 'problem')} in ${count(files, 'file')}`;
  return `${done}; ${left === 'no problems' ? left : `${left} left`}`;
}

/** @throws TenonError FIX_IMPOSSIBLE */
function refuseSource(source: string, cwd: string): void {
  const { kind } = readInput(source, cwd);
  if (kind === 'file' || (kind === 'url' && /^file:/i.test(source))) return;
  const reasons = {
    stdin: 'standard input is no file',
    git: 'a commit cannot be changed',
    npm: 'it belongs to a package',
    archive: 'it is in an archive',
    url: 'it is remote',
  } as const;
  throw new TenonError('FIX_IMPOSSIBLE', { source, reason: reasons[kind] });
}

interface One {
  readonly selected: Selected;
  readonly request: FixRequest;
  readonly io: Io;
  readonly drafts: Drafts;
  readonly perspective: string | undefined;
}

async function fixOne(
  { tree: own }: Opened,
  { selected, request, io, drafts, perspective }: One,
): Promise<Fixed & { readonly changes: readonly Change[] }> {
  const { fix } = await import('../../lint/index.js');
  const read = (tree: Opened['tree']) =>
    readLintable(tree, perspective === undefined ? {} : { perspective: perspective as Perspective });
  // Another contract, that was fixed before, may have files in common with this one.
  const tree = drafts.after.size > 0 ? regrow(own, drafts.after) : own;
  const contract = read(tree);
  for (const { file, text } of own.sources()) if (!drafts.before.has(file)) drafts.before.set(file, text);
  const fixed = await fix(
    { tree, contract },
    {
      ...lintOptions(selected, request, io),
      breaking: request.breaking,
      ...(request.only.length > 0 && { only: request.only }),
      canEdit: (file) => !/^[a-z][a-z\d+.-]*:\/\//i.test(file),
      read,
      keeps: async (before, after) => (await changesBetween(before, after)).length === 0,
    },
  );
  for (const [file, text] of fixed.texts) drafts.after.set(file, text);
  const isBroken = request.breaking && fixed.fixed.length > 0;
  const changes = isBroken ? await changesBetween(contract, fixed.input.contract, true) : [];
  return { ...fixed, changes };
}

/** What the edits break, or may break; with what only breaks source code when that is asked for too. */
async function changesBetween(before: Contract, after: Contract, inSource = false): Promise<Change[]> {
  const { diff } = await import('../../diff/index.js');
  const { changes } = await diff(before, after, {
    dimensions: [...AT_RUN_TIME, ...(inSource ? ['source' as const] : [])],
  });
  return changes.filter(({ level }) => level !== 'safe');
}

function notesOf({ passed }: Fixed): string[] {
  return passed.map(
    ({ problem: { id, at }, reason }) => `Not fixed: ${id} at ${at.file}:${at.line}: ${reason}.\n`,
  );
}

function patchOf({ before, after }: Drafts): string {
  return [...after]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, text]) => unifiedDiff(file, before.get(file) ?? '', text))
    .join('');
}

/** @throws TenonError OUTPUT_UNWRITABLE: before anything is written, when a file is another than was read */
function writeAll({ before, after }: Drafts, io: Io): void {
  const marks = new Map<string, string>();
  for (const file of after.keys()) {
    const current = readText(path.resolve(io.cwd, file), file);
    const mark = current.startsWith('\ufeff') ? '\ufeff' : '';
    if (current.slice(mark.length) !== before.get(file))
      throw new TenonError('OUTPUT_UNWRITABLE', { path: file, reason: 'it was changed meanwhile' });
    marks.set(file, mark);
  }
  for (const [file, text] of after) writeText(io, file, `${marks.get(file) ?? ''}${text}`);
}

function readText(absolute: string, shown: string): string {
  try {
    return readFileSync(absolute, 'utf8');
  } catch (error) {
    throw new TenonError('OUTPUT_UNWRITABLE', { path: shown, reason: diskReason(error) }, { cause: error });
  }
}
