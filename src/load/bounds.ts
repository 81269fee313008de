import { TenonError } from '../kernel/errors.js';

/** Deeper documents than this are no contracts. */
export const DEPTH_LIMIT = 500;

/**
 * What one document may hold, by what it costs to read: each limit is some seconds and about a gigabyte, and more than
 * the largest contract that we know of (78 MB of unfolded JSON) takes. Values are counted by what separates them.
 */
const LIMITS = {
  json: { characters: 100_000_000, values: 2_000_000 },
  yaml: { characters: 48_000_000, values: 2_000_000 },
} as const;

export interface Outline {
  /** The deepest nesting of brackets outside strings. */
  readonly depth: number;
  /** Colons outside strings: the members that objects were written with. */
  readonly members: number;
}

/** Refuses what would exhaust time or memory. @throws TenonError CONTRACT_TOO_LARGE */
export function refuseLarge(file: string, text: string, format: 'json' | 'yaml'): void {
  const { characters, values } = LIMITS[format];
  if (text.length > characters)
    throw tooLarge(
      file,
      `it has ${millions(text.length)} characters, and ${millions(characters)} can be read`,
    );
  let count = 0;
  for (const separator of format === 'json' ? [','] : [',', '\n'])
    for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) count++;
  if (count > values)
    throw tooLarge(file, `it has ${millions(count)} values, and ${millions(values)} can be read`);
}

export function tooLarge(file: string, reason: string): TenonError {
  return new TenonError('CONTRACT_TOO_LARGE', { path: file, reason });
}

export function tooDeep(file: string, cause?: unknown): TenonError {
  return new TenonError('CONTRACT_TOO_DEEP', { path: file, limit: DEPTH_LIMIT }, { cause });
}

function millions(count: number): string {
  return `${(count / 1e6).toFixed(1)} million`;
}

/** Goes over JSON without building anything. */
export function outlineOf(text: string): Outline {
  let open = 0;
  let depth = 0;
  let members = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (inString) {
      if (unit === 92) i++;
      else if (unit === 34) inString = false;
    } else if (unit === 34) inString = true;
    else if (unit === 123 || unit === 91) {
      if (++open > depth) depth = open;
    } else if (unit === 125 || unit === 93) open--;
    else if (unit === 58) members++;
  }
  return { depth, members };
}
