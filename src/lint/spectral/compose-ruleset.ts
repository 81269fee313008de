import path from 'node:path';
import { Ruleset, type RulesetDefinition } from '@stoplight/spectral-core';
import { reasonOf, TenonError } from '../../kernel/errors.js';
import type { RuleSetting } from '../index.js';
import type { RuleOptions } from '../rule.js';
import { declareKnown, isKnown } from './known-rulesets.js';
import { loadRuleset } from './load-ruleset.js';
import { rulesetOf } from './own-rules.js';
import type { LoadedRuleset, RulesetWorld } from './world.js';

type Overrides = NonNullable<RulesetDefinition['overrides']>;

/** One ruleset of those that were named and of the settings of single rules, which win over them. */
export async function composeRuleset(
  names: readonly string[],
  settings: Readonly<Record<string, RuleSetting>>,
  world: RulesetWorld,
): Promise<Ruleset> {
  const loaded = await Promise.all(names.map((name) => loadRuleset(name, world)));
  const rules: Record<string, string> = {};
  for (const [id, setting] of Object.entries(settings)) {
    const [severity, options] = typeof setting === 'string' ? [setting] : setting;
    rules[id] = severity;
    if (options) world.options.set(id, { ...world.options.get(id), ...options } as RuleOptions);
  }
  const overrides = loaded.flatMap((ruleset) => overridesFrom(ruleset, world.folder));
  const { overrides: wanted = [] } = world;
  const mentioned = [rules, ...wanted.map((override) => override.rules)];
  for (const override of wanted) {
    if ('files' in override) overrides.push({ files: [...override.files], rules: override.rules });
    else world.audiences?.push({ audiences: [override.audience].flat(), rules: override.rules });
  }
  mentioned.push(...(world.audiences ?? []).map((audience) => audience.rules));
  const definition = {
    extends: [
      [declareKnown(rulesetOf(mentioned.flatMap(Object.keys), world.definitions)), 'off'],
      ...loaded.map((ruleset) => ruleset.definition),
    ],
    rules,
    ...(overrides.length > 0 ? { overrides } : {}),
  };
  if (overrides.length === 0 && loaded.every((ruleset) => isKnown(ruleset.definition)))
    declareKnown(definition as RulesetDefinition);
  try {
    const source = path.join(world.folder, 'ruleset');
    const ruleset = new Ruleset(definition, { severity: 'recommended', source });
    return world.document === undefined ? ruleset : ruleset.fromSource(world.document);
  } catch (error) {
    throw new TenonError(
      'RULESET_UNREADABLE',
      { ruleset: names.join(', '), reason: reasonsOf(error) },
      { cause: error },
    );
  }
}

/** Globs of `overrides` start from their ruleset's folder; here they all start from the working folder. */
function overridesFrom({ definition, folder }: LoadedRuleset, base: string): Overrides {
  const prefix = path.relative(base, folder).split(path.sep).join('/');
  return (definition.overrides ?? []).map((override) => ({
    ...override,
    files: override.files.map((pattern) => (prefix === '' ? pattern : path.posix.join(prefix, pattern))),
  }));
}

/** Spectral throws all faults of a ruleset together. */
function reasonsOf(error: unknown): string {
  const errors = (error as { errors?: unknown }).errors;
  return (Array.isArray(errors) ? errors : [error]).map(reasonOf).join('; ');
}
