import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { RulesetDefinition } from '@stoplight/spectral-core';
import { reasonOf, TenonError } from '../../kernel/errors.js';
import { isObject } from '../../kernel/json.js';
import { fetchUrl, modulesOf, networkReason, parseSource } from '../../load/index.js';
import { presetRules } from '../presets.js';
import { convertRuleset } from './convert-ruleset.js';
import { withPrototypes } from './document.js';
import { withQuickExamples } from './examples/quick-examples.js';
import { importDefault } from './import-default.js';
import { declareKnown } from './known-rulesets.js';
import { rulesetOf } from './own-rules.js';
import { declareInstalled, declareLocal } from './walk/locality.js';
import type { LoadedRuleset, RulesetWorld } from './world.js';

/**
 * Loads a ruleset by name: `tenon:recommended`, `spectral:oas`, a YAML, JSON or JavaScript file, an npm package, or a
 * URL where that is allowed.
 * @throws TenonError RULESET_UNREADABLE
 */
export async function loadRuleset(name: string, world: RulesetWorld): Promise<LoadedRuleset> {
  try {
    const builtIn = await builtInRuleset(name, world);
    if (builtIn) return { definition: builtIn, folder: world.folder };
    const url = urlOf(name, world);
    return url ? await urlRuleset(url, world) : await fileRuleset(findRuleset(name, world.folder), world);
  } catch (error) {
    if (error instanceof TenonError) throw error;
    throw new TenonError('RULESET_UNREADABLE', { ruleset: name, reason: reasonOf(error) }, { cause: error });
  }
}

async function builtInRuleset(name: string, world: RulesetWorld): Promise<RulesetDefinition | undefined> {
  if (name.startsWith('tenon:')) {
    const preset = presetRules(name.slice('tenon:'.length), world.rules);
    if (!preset) throw new Error('there is no such preset');
    return declareKnown(
      rulesetOf(
        preset.map((rule) => rule.id),
        world.definitions,
      ),
    );
  }
  if (!name.startsWith('spectral:')) return undefined;
  // Each by its own file: together they are four megabytes of schemas, of which a run needs one.
  switch (name) {
    case 'spectral:oas': {
      const oas = definitionIn(await import('@stoplight/spectral-rulesets/dist/oas/index.js'));
      declareLocal(oas);
      return declareKnown(withQuickExamples(oas));
    }
    case 'spectral:asyncapi':
      return declareKnown(definitionIn(await import('@stoplight/spectral-rulesets/dist/asyncapi/index.js')));
    case 'spectral:arazzo':
      return declareKnown(definitionIn(await import('@stoplight/spectral-rulesets/dist/arazzo/index.js')));
    default:
      throw new Error('Spectral has no such ruleset');
  }
}

/** The default export of a CommonJS module that was an ES module: Node wraps it once more, bundlers do not. */
function definitionIn(module: { readonly default: unknown }): RulesetDefinition {
  const inner = module.default as { default?: unknown };
  return (inner.default ?? inner) as RulesetDefinition;
}

/** The file of a ruleset, given by path or as a package that is installed for the folder. */
function findRuleset(name: string, folder: string): string {
  const file = path.resolve(folder, name);
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  if (/^\.{0,2}[\\/]|\.(ya?ml|json|[cm]?js)$/.test(name)) throw new Error('there is no such file');
  try {
    return createRequire(path.join(folder, 'ruleset.js')).resolve(name);
  } catch {
    throw new Error('there is neither such a file nor such an installed package');
  }
}

/** The URL of a ruleset, named in full or from the ruleset at a URL that extends it. */
function urlOf(name: string, { url }: RulesetWorld): URL | undefined {
  if (/^https?:/i.test(name)) return new URL(name);
  return url && /^\.{0,2}\//.test(name) ? new URL(name, url) : undefined;
}

/** A ruleset that is data: what comes from elsewhere is not run. */
async function urlRuleset(url: URL, world: RulesetWorld): Promise<LoadedRuleset> {
  const { href } = url;
  if (!world.allowUrl)
    throw new Error('it is a URL, and nothing is fetched unasked: allow it with --allow-url');
  if (/\.[cm]?js$/.test(url.pathname)) throw new Error('it is a program, and none is run that was fetched');
  const trail = extended(world.trail, href);
  // What the user named may be in the user's own network; what a ruleset names may not.
  const [first = href] = trail;
  const trusted = /^https?:/.test(first) ? new URL(first).origin : undefined;
  const fetched = await fetchUrl(url, trusted).catch((error: unknown) => {
    throw new Error(networkReason(error), { cause: error });
  });
  const written = withPrototypes(parseSource(href, fetched.bytes).value);
  if (!isObject(written)) throw new Error('it holds no object');
  const there = { ...world, url: fetched.url, trail };
  return { definition: await convertRuleset(written, there, loadRuleset), folder: world.folder };
}

/** @throws Error when a ruleset extends itself, whatever lies between */
function extended(trail: RulesetWorld['trail'] = [], next: string): readonly string[] {
  if (trail.includes(next)) throw new Error('it extends itself');
  return [...trail, next];
}

async function fileRuleset(file: string, world: RulesetWorld): Promise<LoadedRuleset> {
  const folder = path.dirname(file);
  if (world.onRead) modulesOf(file).forEach(world.onRead);
  if (/\.[cm]?js$/.test(file)) {
    const definition = (await importDefault(file)) as RulesetDefinition;
    declareInstalled();
    return { definition, folder };
  }
  const written = withPrototypes(parseSource(file, readFileSync(file)).value);
  if (!isObject(written)) throw new Error('it holds no object');
  const here = { ...world, folder, trail: extended(world.trail, file) };
  return { definition: await convertRuleset(written, here, loadRuleset), folder };
}
