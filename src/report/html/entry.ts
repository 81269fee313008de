import type { Change, Dimension, Level, Reach } from '../../kernel/change.js';
import { groupBy } from '../../kernel/order.js';
import type { Location } from '../../kernel/place.js';
import type { Problem, Severity } from '../../kernel/problem.js';
import { acceptedText } from '../findings.js';
import type { LinesOf } from '../reporter.js';
import { visible } from '../visible.js';
import { type Excerpt, excerptAt, excerptsOf } from './excerpt.js';
import { type Topic, topicOf } from './group.js';

/** A change or a problem, as the page shows it. Every text is one that could be shown to anybody. */
export interface Entry {
  readonly topic: Topic;
  /** Less is graver. */
  readonly rank: number;
  readonly level: Level | Severity;
  readonly undecided: boolean;
  /** Who lets it pass, and why; empty when nobody does. */
  readonly accepted: string;
  /** The past versions that it was found against, where there were several. */
  readonly against: string;
  readonly id: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly step: string;
  readonly by: string;
  /** Code before and after what the consumer does. */
  readonly code: readonly { readonly label: string; readonly text: string }[];
  readonly verdicts: readonly {
    readonly dimension: Dimension;
    readonly label: string;
    readonly level: Level;
  }[];
  /** The dimensions, for the filter: `wire-request source`. */
  readonly dimensions: string;
  readonly witness: string;
  /** `orders.yaml:12`: the whole path stands in the panes. */
  readonly shortPlace: string;
  readonly pointer: string;
  readonly panes: readonly Pane[];
  readonly reaches: readonly Reached[];
  readonly reachCount: number;
  readonly reachNoun: string;
  /** The one subject that it reaches, or how many. */
  readonly reachesWord: string;
  readonly reachesLeft: number;
  readonly fingerprint: string;
}

/** One side of a change in the author's words. */
export interface Pane {
  readonly label: string;
  readonly place: string;
  readonly lines: readonly PaneLine[];
  readonly left: number;
  /** Why there are no lines. */
  readonly note: string;
}

interface PaneLine {
  readonly number: number;
  readonly text: string;
  readonly isHit: boolean;
  readonly isAfterGap: boolean;
}

interface Reached {
  readonly subject: string;
  readonly level: Level | '';
  readonly parts: string;
}

export const DIMENSION_LABEL: Readonly<Record<Dimension, string>> = {
  'wire-request': 'Requests',
  'wire-response': 'Responses',
  source: 'Generated source',
  behaviour: 'Behaviour',
};

const RANK: Readonly<Record<Level | Severity, number>> = {
  error: 0,
  breaking: 0,
  warn: 1,
  risky: 1,
  info: 2,
  safe: 3,
};

/** More subjects than these of one change are counted. */
const SUBJECTS = 200;
/** A longer witness is cut. */
const WITNESS = 4_000;

export function changeEntry(change: Change, linesOf: LinesOf): Entry {
  const { level, verdicts, before, after, at, migrate, reaches, witness } = change;
  const reached = reachedBy(reaches);
  const dimensions = Object.entries(verdicts) as [Dimension, Level][];
  return {
    ...common(change),
    topic: visibleTopic(topicOf(change.subject)),
    rank: RANK[level],
    level,
    undecided: change.undecided === true,
    accepted: change.accepted ? visible(acceptedText(change.accepted)) : '',
    against: visible(change.bases?.join(', ') ?? ''),
    step: visible(migrate?.step ?? ''),
    by: visible(migrate?.by ?? ''),
    code: [
      ...(migrate?.before === undefined ? [] : [{ label: 'Before', text: block(migrate.before) }]),
      ...(migrate?.after === undefined ? [] : [{ label: 'After', text: block(migrate.after) }]),
    ],
    verdicts: dimensions.map(([dimension, own]) => ({
      dimension,
      label: DIMENSION_LABEL[dimension] ?? dimension,
      level: own,
    })),
    dimensions: dimensions.map(([dimension]) => dimension).join(' '),
    witness: witness === undefined ? '' : clip(block(JSON.stringify(witness, null, 2)), WITNESS),
    shortPlace: shortPlace(after ?? before ?? at),
    panes: changePanes(change, linesOf),
    reaches: reached.slice(0, SUBJECTS),
    reachCount: reached.length,
    reachesWord:
      reached.length === 0 ? '' : reached.length === 1 ? (reached[0]?.subject ?? '') : String(reached.length),
    reachNoun: reached.length === 1 ? 'operation or message' : 'operations and messages',
    reachesLeft: Math.max(0, reached.length - SUBJECTS),
  };
}

/** @param title of what it stands under: its file, or its rule */
export function problemEntry(problem: Problem, title: string, linesOf: LinesOf): Entry {
  const { severity, at, from } = problem;
  return {
    ...common(problem),
    topic: { kind: 'file', title: visible(title) },
    rank: RANK[severity],
    level: severity,
    undecided: false,
    accepted: '',
    against: '',
    step: '',
    by: '',
    code: [],
    verdicts: [],
    dimensions: '',
    witness: '',
    shortPlace: shortPlace(at),
    panes: [
      pane('At', at, excerptAt(at, linesOf)),
      ...(from ? [pane('Used', from, excerptAt(from, linesOf))] : []),
    ],
    reaches: [],
    reachCount: 0,
    reachNoun: '',
    reachesWord: '',
    reachesLeft: 0,
  };
}

function common({ id, message, why, fix, at, fingerprint }: Problem) {
  return {
    id: visible(id),
    message: visible(message),
    why: visible(why),
    fix: visible(fix ?? ''),
    pointer: visible(at.pointer),
    fingerprint: visible(fingerprint),
  };
}

function visibleTopic({ kind, title }: Topic): Topic {
  return { kind, title: visible(title) };
}

function changePanes({ before, after, at }: Change, linesOf: LinesOf): Pane[] {
  if (before && after) {
    const [was, is] = excerptsOf(before, after, linesOf);
    return [pane('Base', before, was), pane('Revision', after, is)];
  }
  const absent = (label: string): Pane => ({ label, place: '', lines: [], left: 0, note: 'Not there.' });
  if (before) return [pane('Base', before, excerptAt(before, linesOf)), absent('Revision')];
  return [absent('Base'), pane('Revision', after ?? at, excerptAt(after ?? at, linesOf))];
}

function pane(label: string, at: Location, excerpt: Excerpt | undefined): Pane {
  const lines = (excerpt?.lines ?? []).map((line) => ({ ...line, text: inline(line.text) }));
  return { label, place: placeText(at), lines, left: excerpt?.left ?? 0, note: '' };
}

function shortPlace({ file, line }: Location): string {
  return visible(`${file.slice(file.search(/[^/:\\]*$/))}:${line}`);
}

function placeText({ file, line, column }: Location): string {
  return visible(`${file}:${line}:${column}`);
}

/** The parts of each subject, at the gravest of their levels. */
function reachedBy(reaches: readonly Reach[]): Reached[] {
  return [...groupBy(reaches, ({ subject }) => subject)].map(([subject, own]) => ({
    subject: visible(subject),
    level: own.find(({ level }) => level === undefined) ? '' : (own[0]?.level ?? ''),
    parts: own
      .map(({ part, path }) => visible([part, path].filter(Boolean).join(' ')))
      .filter(Boolean)
      .join(', '),
  }));
}

/** A line as its author wrote it, spaces and all, with nothing hidden in it. */
function inline(text: string): string {
  return text.split(' ').map(visible).join(' ');
}

function block(text: string): string {
  return text.split('\n').map(inline).join('\n');
}

function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}\n… ${text.length - length} more characters` : text;
}
