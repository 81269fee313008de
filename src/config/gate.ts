import { AT_RUN_TIME, DIMENSIONS, type Dimension, LEVELS, type Level } from '../kernel/change.js';

/** What fails a diff: the mildest level that does, and in which dimensions a change is judged. */
export interface Gate {
  readonly limit: Exclude<Level, 'safe'> | 'never';
  readonly dimensions: readonly Dimension[];
}

/** Dimensions by the words that a user says for them. */
const WORDS: Readonly<Record<string, readonly Dimension[]>> = {
  ...Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, [dimension]])),
  wire: ['wire-request', 'wire-response'],
  all: DIMENSIONS,
};

const word = `(?:${Object.keys(WORDS).join('|')})`;

/** `breaking`, `risky`, `never`, `breaking:source`, `risky:wire,source`. */
export const GATE = new RegExp(`^(?:never|(?:breaking|risky)(?::${word}(?:,${word})*)?)$`);

/** The gate that a text names; undefined when it names none. */
export function gateOf(text: string): Gate | undefined {
  if (!GATE.test(text)) return undefined;
  const [limit = '', words] = text.split(':');
  const asked = new Set((words?.split(',') ?? []).flatMap((one) => WORDS[one] ?? []));
  return {
    limit: limit as Gate['limit'],
    dimensions: words === undefined ? AT_RUN_TIME : DIMENSIONS.filter((dimension) => asked.has(dimension)),
  };
}

/** Is the level grave enough for the gate? */
export function isStopped(level: Level, { limit }: Gate): boolean {
  return limit !== 'never' && LEVELS.indexOf(level) <= LEVELS.indexOf(limit);
}
