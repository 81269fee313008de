import { TenonError } from '../kernel/errors.js';
import type { Input, Option } from './command.js';

/** Names of the built-in reporters, so that `--help` need not load them; a test holds them to the registry. */
export const FORMATS = [
  'text',
  'json',
  'checkstyle',
  'github',
  'gitlab',
  'html',
  'junit',
  'markdown',
  'sarif',
] as const;

/** What a document that is made of a contract may be printed as. */
export const DOCUMENT_FORMATS = ['yaml', 'json'] as const;

/** What the mildest finding that fails may be. */
export const SEVERITY_LIMITS = ['error', 'warn', 'info', 'never'] as const;

/** What a contract may be given as, for the help of commands that read one. */
export const SOURCES =
  'a file, ref:path in git, npm:package/path, archive.tgz:path, a URL, or - for standard input';

/** Options that every job takes. */
export const COMMON = {
  config: {
    flags: '-c, --config <file>',
    summary: 'The config file; default: the nearest tenon.config.* upward',
  },
  profile: { flags: '-p, --profile <name>', summary: 'A profile of the config to lay over the rest' },
  format: { flags: '-f, --format <name>', summary: `What to print: ${FORMATS.join(', ')}`, many: true },
  output: {
    flags: '-o, --output <format=file>',
    summary: 'Write a format to a file, beside what is printed',
    many: true,
  },
  root: {
    flags: '--root <folder>',
    summary: 'Read no file outside it; default: the top of the git repository',
  },
  allowUrl: {
    flags: '--allow-url',
    summary:
      'Fetch a contract or ruleset that is a URL, and public URLs that $refs of files name; default: fetch nothing',
  },
  perspective: {
    flags: '--perspective <side>',
    summary:
      'From where the publish and subscribe of AsyncAPI 2 are seen; default: what the config says, else client, as specified',
    choices: ['client', 'application'],
  },
  today: {
    flags: '--today <date>',
    summary: 'The date that sunsets are judged by, YYYY-MM-DD; default: today',
  },
} as const satisfies Record<string, Option>;

/** For what may find thousands of changes. */
export const ALL = {
  flags: '--all',
  summary:
    'Print every change and finding in text, one by one; default: many of one check or rule are counted',
} as const satisfies Option;

/** Options that leave some of the selected contracts to others. */
export const NARROWING = {
  changed: {
    flags: '--changed',
    summary:
      'Only contracts of which a file, or the ruleset, changed since this branch left the default branch',
  },
  shard: {
    flags: '--shard <i/n>',
    summary: 'Only the i-th of n parts of the contracts; tenon report merge makes one report of theirs',
  },
} as const satisfies Record<string, Option>;

/** For findings that were there before. */
export const KNOWN = {
  baseline: {
    flags: '--baseline <action>',
    summary:
      'write: remember all findings, so that only new ones fail; prune: forget what is gone; off: show all; check, the default where there is a baseline: show what is new',
    choices: ['write', 'check', 'prune', 'off'],
  },
  baselineFile: {
    flags: '--baseline-file <file>',
    summary: 'Where they are remembered; default: policy.baseline of the config, .tenon-baseline.yaml',
  },
  newSince: {
    flags: '--new-since <ref>',
    summary:
      'Only findings that the contracts did not have at a git ref; main... is where this branch left main',
  },
  maxWarnings: {
    flags: '--max-warnings <n>',
    summary: 'More warnings than these fail, whatever --fail-on says',
  },
} as const satisfies Record<string, Option>;

/** The value of an option that takes one of a few words. @throws TenonError OPTION_INVALID */
export function choice<Word extends string>(
  input: Input,
  command: string,
  option: string,
  words: readonly Word[],
): Word | undefined {
  const value = input.text(option);
  const found = words.find((word) => word === value);
  if (value !== undefined && found === undefined) {
    throw new TenonError('OPTION_INVALID', {
      option: `--${kebab(option)}`,
      value,
      reason: `it is one of ${words.join(', ')}`,
      command,
    });
  }
  return found;
}

/** The value of an option that takes a whole number from 0. @throws TenonError OPTION_INVALID */
export function numberOf(input: Input, command: string, option: string): number | undefined {
  const value = input.text(option);
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new TenonError('OPTION_INVALID', {
    option: `--${kebab(option)}`,
    value,
    reason: 'it is a number such as 20',
    command,
  });
}

/** The day that verdicts are judged by. @throws TenonError OPTION_INVALID */
export function todayOf(input: Input, command: string, fallback: string): string {
  return dateOf(input, command, 'today') ?? fallback;
}

/** The value of an option that takes a date. @throws TenonError OPTION_INVALID */
export function dateOf(input: Input, command: string, option: string): string | undefined {
  const value = input.text(option);
  if (value === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new TenonError('OPTION_INVALID', {
    option: `--${kebab(option)}`,
    value,
    reason: 'it is a date such as 2026-11-21',
    command,
  });
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
