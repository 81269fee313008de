import type { Json } from './json.js';
import type { Location } from './place.js';
import type { Problem } from './problem.js';

/** `risky`: may break somebody, or could not be decided. */
export type Level = 'breaking' | 'risky' | 'safe';

/**
 * What a change touches: the bytes that consumers write (`wire-request`) or read (`wire-response`), the types and names
 * of code generated from the contract (`source`), or how the owner behaves while the bytes keep their form.
 */
export type Dimension = 'wire-request' | 'wire-response' | 'source' | 'behaviour';

export const DIMENSIONS: readonly Dimension[] = ['wire-request', 'wire-response', 'source', 'behaviour'];

/** What consumers notice that are already running; that their source compiles is for who generates it to ask. */
export const AT_RUN_TIME: readonly Dimension[] = ['wire-request', 'wire-response', 'behaviour'];

/** How grave a change is in each dimension that it touches. */
export type Verdicts = Readonly<Partial<Record<Dimension, Level>>>;

/** One way by which a change comes to a user of the contract. */
export interface Reach {
  /** The operation, webhook or message: `GET /orders/{orderId}`, `webhook order.paid`. */
  readonly subject: string;
  /** Which part of it: `request body`, `response 200`, `payload`, `query parameter page`… */
  readonly part: string;
  /** Field path inside that part: `data.items[].price`; empty for the whole. */
  readonly path: string;
  /** How grave it is there, where that is less than the change as a whole. */
  readonly level?: Level;
}

/** What a consumer does about a change. */
export interface Migration {
  /** An imperative sentence. */
  readonly step: string;
  /** Before and after, as code or JSON, when that helps. */
  readonly before?: string;
  readonly after?: string;
  /** ISO date by which it must be done, when the contract says so. */
  readonly by?: string;
}

/** One root cause with everything that it reaches. */
export interface Change extends Problem {
  /** The gravest of its verdicts in the dimensions that were asked about; `safe` when it touches none of them. */
  readonly level: Level;
  readonly verdicts: Verdicts;
  readonly before?: Location;
  readonly after?: Location;
  /** What changed, as a person would call it: `Order.email`, `GET /orders`. */
  readonly subject: string;
  readonly reaches: readonly Reach[];
  /** A value that one version accepts and the other refuses. */
  readonly witness?: Json;
  /** Compatibility could not be decided: it is risky because nobody knows. */
  readonly undecided?: true;
  /** How sure it is that what went is what came, under another name: above 0, and at most 1. */
  readonly confidence?: number;
  readonly migrate?: Migration;
  /** The past versions that it was found against, the newest first, where there were several. */
  readonly bases?: readonly string[];
  /** The team knows of it and lets it pass. */
  readonly accepted?: Acceptance;
}

/** That a team lets one change pass: who, why, and until when. */
export interface Acceptance {
  /** Of the change: made of its check, place and values, so that neither wording nor lines matter. */
  readonly fingerprint: string;
  /** The check that found it, and what changed: for people who read the file. */
  readonly check?: string;
  readonly subject?: string;
  /** The file of the contract; any when not given. */
  readonly contract?: string;
  readonly reason: string;
  readonly owner: string;
  /** ISO date, the last day on which it holds; it holds for good when not given. */
  readonly expires?: string;
}

export const LEVELS: readonly Level[] = ['breaking', 'risky', 'safe'];

/** The graver of two levels. */
export function graver(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) <= LEVELS.indexOf(b) ? a : b;
}

/** The gravest verdict in some of the dimensions. */
export function levelIn(verdicts: Verdicts, dimensions: readonly Dimension[]): Level {
  return dimensions.reduce<Level>((level, dimension) => graver(level, verdicts[dimension] ?? 'safe'), 'safe');
}
