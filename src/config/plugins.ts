import { createRequire } from 'node:module';
import path from 'node:path';
import type { Check } from '../diff/check.js';
import type { Target } from '../generate/target.js';
import { reasonOf, TenonError } from '../kernel/errors.js';
import { isObject } from '../kernel/json.js';
import type { Rule } from '../lint/rule.js';
import type { Reporter } from '../report/reporter.js';
import { importDefault } from './read.js';
import { suggestion } from './suggest.js';

/** What a plugin brings: the same leaves as the built-in ones. */
export interface Plugin {
  readonly rules?: readonly Rule[];
  readonly checks?: readonly Check[];
  readonly targets?: readonly Target[];
  readonly reporters?: readonly Reporter[];
}

/** All leaves of the plugins that a config names. @throws TenonError CONFIG_UNREADABLE */
export async function loadPlugins(names: readonly string[], folder: string): Promise<Required<Plugin>> {
  const plugins = await Promise.all(names.map((name) => loadPlugin(name, folder)));
  return {
    rules: plugins.flatMap((plugin) => plugin.rules ?? []),
    checks: plugins.flatMap((plugin) => plugin.checks ?? []),
    targets: plugins.flatMap((plugin) => plugin.targets ?? []),
    reporters: plugins.flatMap((plugin) => plugin.reporters ?? []),
  };
}

async function loadPlugin(name: string, folder: string): Promise<Plugin> {
  try {
    return asPlugin(await importDefault(pluginFile(name, folder)));
  } catch (error) {
    throw new TenonError('CONFIG_UNREADABLE', { path: name, reason: reasonOf(error) }, { cause: error });
  }
}

/** The file of a plugin: a path from the config's folder, or a package that is installed for it. @throws Error */
export function pluginFile(name: string, folder: string): string {
  if (/^[./]/.test(name)) return path.resolve(folder, name);
  return createRequire(path.join(folder, 'tenon.config.js')).resolve(name);
}

const KINDS = ['rules', 'checks', 'targets', 'reporters'] as const satisfies readonly (keyof Plugin)[];

/** A plugin that brings nothing is a mistake: what it was to check would go unchecked without a word. */
function asPlugin(exported: unknown): Plugin {
  if (!isObject(exported)) throw new Error('it exports no object');
  const found = KINDS.filter((kind) => exported[kind] !== undefined);
  if (found.length === 0) {
    const [key = ''] = Object.keys(exported);
    throw new Error(`it exports no ${KINDS.join(', ')}${suggestion(key, KINDS)}`);
  }
  for (const kind of found) {
    const leaves: unknown = exported[kind];
    if (!Array.isArray(leaves)) throw new Error(`its ${kind} are no list`);
    if (!leaves.every((leaf) => isObject(leaf) && typeof leaf.id === 'string'))
      throw new Error(`one of its ${kind} is none: make it with ${DEFINED_BY[kind]}`);
  }
  return exported as Plugin;
}

const DEFINED_BY = {
  rules: 'defineRule',
  checks: 'defineCheck',
  targets: 'defineTarget',
  reporters: 'defineReporter',
} as const;
