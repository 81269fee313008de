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

/** Refuses YAML that would exhaust time or memory. @throws TenonError CONTRACT_TOO_LARGE */
export function refuseLarge(file: string, text: string): void {
  refuseLong(file, text, 'yaml');
  let count = 0;
  for (const separator of [',', '\n'])
    for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) count++;
  refuseMany(file, count, 'yaml');
}

function refuseLong(file: string, text: string, format: keyof typeof LIMITS): void {
  const { characters } = LIMITS[format];
  if (text.length > characters)
    throw tooLarge(
      file,
      `it has ${millions(text.length)} characters, and ${millions(characters)} can be read`,
    );
}

function refuseMany(file: string, count: number, format: keyof typeof LIMITS): void {
  const { values } = LIMITS[format];
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

/**
 * With how many members the objects of a JSON text were written: its colons outside strings. Refuses what would
 * exhaust time or memory.
 * @throws TenonError CONTRACT_TOO_LARGE, CONTRACT_TOO_DEEP
 */
export function membersWritten(file: string, text: string): number {
  refuseLong(file, text, 'json');
  let open = 0;
  let depth = 0;
  let members = 0;
  let separators = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (inString) {
      if (unit === 92) i++;
      else if (unit === 34) inString = false;
    } else if (unit === 34) inString = true;
    else if (unit === 44) separators++;
    else if (unit === 58) members++;
    else if (unit === 123 || unit === 91) {
      if (++open > depth) depth = open;
    } else if (unit === 125 || unit === 93) open--;
  }
  refuseMany(file, separators, 'json');
  if (depth > DEPTH_LIMIT) throw tooDeep(file);
  return members;
}
