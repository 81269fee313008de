import path from 'node:path';
import type { RulesetDefinition } from '@stoplight/spectral-core';
import * as coreFunctions from '@stoplight/spectral-functions';
import { isObject, type Json, type JsonObject, own } from '../../kernel/json.js';
import { modulesOf } from '../../load/index.js';
import { audienceRules } from './audiences.js';
import { formatNamed } from './formats.js';
import { importDefault } from './import-default.js';
import { modernised } from './legacy.js';
import { rulesetOf } from './own-rules.js';
import type { LoadedRuleset, RulesetWorld } from './world.js';

/** Loads what `extends` names. */
type Load = (name: string, world: RulesetWorld) => Promise<LoadedRuleset>;

interface Conversion {
  readonly world: RulesetWorld;
  readonly load: Load;
  /** The ruleset's own functions, by name. */
  readonly functions: ReadonlyMap<string, unknown>;
}

/** A ruleset as written in YAML or JSON, with the values that its names stand for: what `Ruleset` takes. */
export async function convertRuleset(
  written: JsonObject,
  world: RulesetWorld,
  load: Load,
): Promise<RulesetDefinition> {
  const { functions, functionsDir, ...ruleset } = modernised(written);
  const known = await loadFunctions(functions, functionsDir, world);
  const { extends: names, ...rest } = await convertPart(ruleset, { world, load, functions: known });
  const ours = rulesetOf(ownMentioned(ruleset), world.definitions);
  // Our own rules that it mentions come first, switched off, so that any of them can be given a severity.
  return { ...rest, extends: [[ours, 'off'], ...(Array.isArray(names) ? names : [])] } as RulesetDefinition;
}

/** The rules that a ruleset sets, itself or for whole files. */
function ownMentioned({ rules, overrides }: JsonObject): string[] {
  const forFiles = (Array.isArray(overrides) ? overrides : []).filter(
    (override) => isObject(override) && !JSON.stringify(override.files ?? []).includes('#'),
  );
  return [rules, ...forFiles.map((override) => own(override, 'rules'))].flatMap((part) =>
    isObject(part) ? Object.keys(part) : [],
  );
}

/** The ruleset itself, or one of its `overrides`. */
async function convertPart(part: JsonObject, conversion: Conversion): Promise<Record<string, unknown>> {
  const result: Record<string, unknown> = { ...part };
  if (isObject(part.rules)) result.rules = convertRules(part.rules, conversion);
  if (part.extends !== undefined) result.extends = await convertExtends(part.extends, conversion);
  if (part.formats !== undefined) result.formats = convertFormats(part.formats);
  if (isObject(part.aliases)) result.aliases = convertAliases(part.aliases);
  if (Array.isArray(part.overrides)) {
    const overrides = part.overrides.filter((override) => isObject(override));
    const forFiles = overrides.filter((override) => {
      const forAudience = audienceRules(override);
      if (forAudience) conversion.world.audiences?.push(forAudience);
      return !forAudience;
    });
    result.overrides = await Promise.all(forFiles.map((override) => convertPart(override, conversion)));
    // Spectral refuses an empty list.
    if (forFiles.length === 0 && overrides.length > 0) delete result.overrides;
  }
  return result;
}

async function convertExtends(written: Json, { world, load }: Conversion): Promise<unknown[]> {
  const converted: unknown[] = [];
  for (const name of Array.isArray(written) ? written : [written]) {
    const [ruleset, severity] = Array.isArray(name) ? name : [name];
    const { definition } = await load(String(ruleset), world);
    converted.push(severity === undefined ? definition : [definition, severity]);
  }
  return converted;
}

function convertRules(rules: JsonObject, conversion: Conversion): Record<string, unknown> {
  const converted: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(rules)) {
    converted[name] = isObject(rule)
      ? (convertOwn(name, rule, conversion.world) ?? convertRule(name, rule, conversion))
      : rule;
  }
  return converted;
}

/** `rest/path-depth: { severity: warn, options: { max: 4 } }`: the one thing that Spectral's format has no word for. */
function convertOwn(name: string, rule: JsonObject, world: RulesetWorld): Json | undefined {
  if (rule.given !== undefined || !Object.hasOwn(world.definitions, name)) return undefined;
  if (isObject(rule.options)) world.options.set(name, rule.options);
  return rule.severity ?? true;
}

function convertRule(name: string, rule: JsonObject, { functions }: Conversion): Record<string, unknown> {
  const thens = (Array.isArray(rule.then) ? rule.then : [rule.then]).filter((then) => isObject(then));
  const then = thens.map((step) => ({
    ...step,
    function: functionNamed(String(step.function), name, functions),
  }));
  return { ...rule, then, ...(rule.formats === undefined ? {} : { formats: convertFormats(rule.formats) }) };
}

function functionNamed(name: string, rule: string, functions: Conversion['functions']): unknown {
  const core = coreFunctions as Readonly<Record<string, unknown>>;
  const found = functions.get(name) ?? (Object.hasOwn(core, name) ? core[name] : undefined);
  if (typeof found !== 'function') throw new Error(`its rule ${rule} calls ${name}, which is no function`);
  return found;
}

function convertFormats(names: Json): unknown[] {
  return (Array.isArray(names) ? names : [names]).map((name) => {
    const format = formatNamed(String(name));
    if (!format) throw new Error(`it names an unknown format ${String(name)}`);
    return format;
  });
}

function convertAliases(aliases: JsonObject): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(aliases).map(([name, alias]) => {
      if (!isObject(alias) || !Array.isArray(alias.targets)) return [name, alias];
      const targets = alias.targets
        .filter((target) => isObject(target))
        .map((target) => ({ ...target, formats: convertFormats(target.formats ?? []) }));
      return [name, { ...alias, targets }];
    }),
  );
}

async function loadFunctions(
  names: Json | undefined,
  folder: Json | undefined,
  { folder: base, url, onRead }: RulesetWorld,
): Promise<Conversion['functions']> {
  const functions = new Map<string, unknown>();
  for (const written of Array.isArray(names) ? names : []) {
    if (url) throw new Error('its functions are programs, and none is run that was fetched');
    const name = String(Array.isArray(written) ? written[0] : written);
    const file = path.resolve(base, typeof folder === 'string' ? folder : 'functions', `${name}.js`);
    if (onRead) modulesOf(file).forEach(onRead);
    functions.set(path.basename(name), await importDefault(file));
  }
  return functions;
}
