import path from 'node:path';
import type { z } from 'zod';
import { TenonError } from '../kernel/errors.js';
import { isObject } from '../kernel/json.js';
import { findConfig } from './discover.js';
import { readConfigFile, shownPath } from './read.js';
import { type Config, configSchema, type UserConfig } from './schema.js';
import { suggestion } from './suggest.js';

/** A config, and where it came from. */
export interface LoadedConfig {
  readonly config: Config;
  /** The file, as a user would type it; undefined when there is none and the defaults hold. */
  readonly file: string | undefined;
  /** The absolute folder that its paths start from. */
  readonly folder: string;
}

export interface ConfigRequest {
  readonly cwd: string;
  /** `--config`. */
  readonly file?: string;
  /** `--profile`. */
  readonly profile?: string;
}

/** Finds, reads and checks the config; without one the defaults hold. @throws TenonError CONFIG_UNREADABLE, CONFIG_INVALID */
export async function loadConfig({ cwd, file, profile }: ConfigRequest): Promise<LoadedConfig> {
  const found = file === undefined ? findConfig(cwd) : path.resolve(cwd, file);
  if (!found) {
    if (profile !== undefined)
      throw new TenonError('CONFIG_INVALID', {
        path: 'tenon.config',
        reason: `no config file defines the profile ${profile}`,
      });
    return { config: configSchema.parse({}), file: undefined, folder: cwd };
  }
  const shown = shownPath(cwd, found);
  const raw = await readConfigFile(found, shown);
  const config = check(raw, shown);
  const folder = path.dirname(found);
  if (profile === undefined) return { config, file: shown, folder };
  if (!Object.hasOwn(config.profiles, profile)) {
    const reason = `there is no profile ${profile}${suggestion(profile, Object.keys(config.profiles))}`;
    throw new TenonError('CONFIG_INVALID', { path: shown, reason });
  }
  // Merged as written, not as defaulted: a profile that says nothing of a word must not reset it.
  const written = (raw as UserConfig).profiles?.[profile] ?? {};
  return { config: check(merge(raw, written), shown), file: shown, folder };
}

function check(raw: unknown, shown: string): Config {
  const result = configSchema.safeParse(raw);
  if (result.success) return result.data;
  throw new TenonError('CONFIG_INVALID', {
    path: shown,
    reason: result.error.issues.flatMap(explain).join('; '),
  });
}

function explain(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.length > 0 ? `\`${issue.path.join('.')}\`` : 'the config';
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.path);
    return issue.keys.map((key) => `${at} has no key \`${key}\`${suggestion(key, known)}`);
  }
  if (issue.code === 'invalid_union') {
    const types = issue.errors.map(([first]) =>
      first?.path.length === 0 && first.code === 'invalid_type' ? first.expected : '',
    );
    if (!types.includes('')) return [`${at} must be ${types.join(' or ')}`];
    // Of the complaints of all alternatives, one about an unknown key says most, then the one that got deepest.
    const [clearest] = issue.errors.flat().sort((a, b) => rank(a) - rank(b) || b.path.length - a.path.length);
    if (clearest) return explain({ ...clearest, path: [...issue.path, ...clearest.path] });
  }
  return [`${at} ${issue.message.replace(/^[^:]*: expected (number to be )?/, 'must be ')}`];
}

function rank(issue: z.core.$ZodIssue): number {
  return issue.code === 'unrecognized_keys' ? 0 : 1;
}

/** The keys that the JSON Schema knows at a path of the config. */
function knownKeys(at: readonly PropertyKey[]): string[] {
  const keys = (shape: z.core.$ZodType | undefined): string[] => {
    const definition = (shape as { _zod?: { def?: Definition } } | undefined)?._zod?.def;
    if (!definition) return [];
    if (definition.shape) return Object.keys(definition.shape);
    return [definition.innerType, ...(definition.options ?? [])].flatMap(keys);
  };
  let current: z.core.$ZodType[] = [configSchema];
  for (const key of at) current = current.flatMap((shape) => step(shape, String(key)));
  return current.flatMap(keys);
}

interface Definition {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly valueType?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
}

function step(shape: z.core.$ZodType, key: string): z.core.$ZodType[] {
  const definition = (shape as { _zod?: { def?: Definition } })._zod?.def ?? {};
  const own = definition.shape?.[key] ?? definition.valueType;
  if (own) return [own];
  return [definition.innerType, ...(definition.options ?? [])].flatMap((inner) =>
    inner ? step(inner, key) : [],
  );
}

/** Lays one plain value over another: objects key by key, anything else whole. */
function merge(under: unknown, over: unknown): unknown {
  if (!isObject(under) || !isObject(over)) return over;
  const keys = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      if (!Object.hasOwn(over, key)) return [key, under[key]];
      return [key, Object.hasOwn(under, key) ? merge(under[key], over[key]) : over[key]];
    }),
  );
}
