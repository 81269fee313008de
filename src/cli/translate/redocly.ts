import { isObject, type Json, type JsonObject, own } from '../../kernel/json.js';
import { translateAssertions } from './redocly-assertions.js';
import { type Counterpart, REDOCLY_RULES } from './redocly-rules.js';

/** A config of another tool in Tenon's words. */
export interface Translation {
  /** Contracts by name; their rules beside them. */
  readonly contracts: Readonly<Record<string, { readonly source: string; readonly rules?: Settings }>>;
  /** The ruleset that stands for its rules. */
  readonly ruleset: JsonObject | undefined;
  /** What could not be translated, a sentence each. */
  readonly left: readonly string[];
}

export type Settings = Readonly<Record<string, string>>;

/** Words of Redocly's config that say nothing of rules. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  plugins: 'its plugins are programs for Redocly; write their rules with defineRule',
  decorators: 'decorators change documents as they are bundled, and Tenon changes none',
  preprocessors: 'preprocessors change documents as they are read, and Tenon changes none',
  resolve: 'what is fetched, and with which headers, is no part of a config (--allow-url)',
  theme: 'the theme is that of its documentation',
  openapi: 'these settings are those of its documentation',
  mockServer: 'Tenon mocks nothing',
};

/** @param read a file that the config extends; undefined where it cannot be read */
export function translateRedocly(
  config: JsonObject,
  read: (file: string) => JsonObject | undefined,
): Translation {
  const left: string[] = [];
  for (const [word, reason] of Object.entries(ELSEWHERE))
    if (config[word] !== undefined) left.push(`${word}: ${reason}.`);
  const styled = isObject(config.lint) ? { ...config, ...config.lint } : config;
  const rules = rulesOf(styled, { read, left, trail: [] });
  const ruleset = rulesetOf(rules, left);
  return { contracts: contractsOf(styled.apis, left), ruleset, left: [...new Set(left)] };
}

interface Reading {
  readonly read: (file: string) => JsonObject | undefined;
  readonly left: string[];
  readonly trail: readonly string[];
}

/** The rules that hold in the end, by Redocly's names. */
function rulesOf(config: JsonObject, reading: Reading): Map<string, Json> {
  const { read, left, trail } = reading;
  const rules = new Map<string, Json>();
  // Redocly takes `recommended` where nothing at all is said.
  const usual = Object.keys(config).length === 0 ? ['recommended'] : [];
  for (const name of [config.extends ?? usual].flat().map(String)) {
    for (const [id, rule] of REDOCLY_RULES) {
      const severity = severityIn(name, rule);
      if (severity !== undefined) rules.set(id, severity);
    }
    if (severityIn(name, REDOCLY_RULES.get('struct') as Counterpart) !== undefined) continue;
    const other = trail.includes(name) ? undefined : read(name);
    if (!other) left.push(`extends: ${name} could not be read.`);
    else
      for (const [id, rule] of rulesOf(other, { ...reading, trail: [...trail, name] })) rules.set(id, rule);
  }
  for (const word of ['rules', 'oas2Rules', 'oas3_0Rules', 'oas3_1Rules', 'async2Rules', 'async3Rules']) {
    const written = config[word];
    if (!isObject(written)) continue;
    if (word !== 'rules') left.push(`${word}: its rules hold for every dialect now.`);
    for (const [id, rule] of Object.entries(written)) rules.set(id, rule);
  }
  return rules;
}

function severityIn(preset: string, { recommended, minimal, always }: Counterpart): string | undefined {
  switch (preset) {
    case 'recommended':
      return recommended;
    case 'recommended-strict':
      return recommended === 'warn' ? 'error' : recommended;
    case 'minimal':
      return minimal;
    case 'spec':
      return always ? 'error' : 'off';
    case 'all':
      return 'error';
    default:
      return undefined;
  }
}

function rulesetOf(rules: ReadonlyMap<string, Json>, left: string[]): JsonObject | undefined {
  const translated: JsonObject = {};
  for (const [id, rule] of rules) {
    if (/^(rule|assert)\//.test(id)) {
      const own = isObject(rule)
        ? translateAssertions(rule)
        : ({ ok: false, reason: 'it is no object' } as const);
      if (!own.ok) left.push(`rules: ${id}: ${own.reason}.`);
      else {
        translated[id.replace(/^(rule|assert)\//, '').replaceAll('/', '-')] = own.rule;
        if (own.lost.length > 0) left.push(`rules: ${id}: Spectral has no word for ${own.lost.join(', ')}.`);
      }
    } else
      for (const [name, severity] of settingsOf(id, rule, left))
        translated[name] = strongest(translated[name], severity);
  }
  // All rules are off where the ruleset starts from.
  const on = Object.entries(translated).filter(([, rule]) => rule !== 'off');
  if (on.length === 0) return undefined;
  const bases = [['spectral:oas', 'off']];
  if (on.some(([id]) => id.startsWith('asyncapi-'))) bases.push(['spectral:asyncapi', 'off']);
  return { extends: bases, rules: Object.fromEntries(on) };
}

/** Two of Redocly's rules may be one here: then the graver one says how grave it is. */
function strongest(known: Json | undefined, severity: string): string {
  const order = ['off', 'warn', 'error'];
  return typeof known === 'string' && order.indexOf(known) > order.indexOf(severity) ? known : severity;
}

/** The rules that stand for a built-in one, each with its severity. */
function settingsOf(id: string, written: Json, left: string[]): [string, string][] {
  const severity = isObject(written) ? (own(written, 'severity') ?? 'error') : written;
  const known = REDOCLY_RULES.get(id);
  if (!known) {
    const reason = id.includes('/') ? 'it is a rule of a plugin' : 'it is not known here';
    if (severity !== 'off') left.push(`rules: ${id}: ${reason}.`);
    return [];
  }
  if (typeof severity !== 'string' || !['error', 'warn', 'off'].includes(severity)) {
    left.push(`rules: ${id}: ${JSON.stringify(written)} is no severity.`);
    return [];
  }
  if (known.always) {
    if (severity === 'off')
      left.push(`rules: ${id}: off: what is no valid document is a mistake to every command.`);
    return [];
  }
  if (known.rules.length === 0) {
    if (severity !== 'off') left.push(`rules: ${id}: there is no such rule; it was ${severity}.`);
    return [];
  }
  const options = isObject(written) ? Object.keys(written).filter((key) => key !== 'severity') : [];
  if (options.length > 0)
    left.push(`rules: ${id}: its options (${options.join(', ')}) are not carried over.`);
  return known.rules.map((rule) => [rule, severity]);
}

function contractsOf(apis: Json | undefined, left: string[]): Translation['contracts'] {
  const entries = Object.entries(isObject(apis) ? apis : {}).flatMap(([name, written]) => {
    const api = isObject(written) ? written : { root: written };
    if (typeof api.root !== 'string') {
      left.push(`apis.${name}: it names no root.`);
      return [];
    }
    const styled = isObject(api.lint) ? { ...api, ...api.lint } : api;
    for (const word of ['extends', 'decorators', 'plugins', 'preprocessors'])
      if (styled[word] !== undefined) left.push(`apis.${name}.${word}: it holds for one contract alone.`);
    const rules = new Map<string, string>();
    for (const [id, rule] of Object.entries(isObject(styled.rules) ? styled.rules : {})) {
      if (/^(rule|assert)\//.test(id))
        left.push(`apis.${name}.rules: ${id}: put it into a ruleset of that contract.`);
      else
        for (const [one, severity] of settingsOf(id, rule, left))
          rules.set(one, strongest(rules.get(one), severity));
    }
    return [
      [name, { source: api.root, ...(rules.size > 0 && { rules: Object.fromEntries(rules) }) }] as const,
    ];
  });
  return Object.fromEntries(entries);
}
