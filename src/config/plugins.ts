import { createRequire } from 'node:module';
import path from 'node:path';
import type { Check } from '../diff/check.js';
import type { Target } from '../generate/target.js';
import { reasonOf, TenonError } from '../kernel/errors.js';
import type { Rule } from '../lint/rule.js';
import type { Reporter } from '../report/reporter.js';
import { importDefault } from './read.js';

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
    const file = /^[./]/.test(name)
      ? path.resolve(folder, name)
      : createRequire(path.join(folder, 'tenon.config.js')).resolve(name);
    return (await importDefault(file)) as Plugin;
  } catch (error) {
    throw new TenonError('CONFIG_UNREADABLE', { path: name, reason: reasonOf(error) }, { cause: error });
  }
}
