import { createRequire } from 'node:module';
import type { RulesetDefinition, RulesetFunction } from '@stoplight/spectral-core';
import * as functions from '@stoplight/spectral-functions';
import type { Path } from './traverse.js';

const local = new WeakSet<RulesetFunction>();

/** Spectral's own functions, but for the one that looks at what refers to the place. */
function declareCore(core: Readonly<Record<string, unknown>>): void {
  for (const [name, one] of Object.entries(core))
    if (typeof one === 'function' && name !== 'unreferencedReusableObject') local.add(one as RulesetFunction);
}

declareCore(functions);

/** A ruleset that is a program brings Spectral's functions along: the same ones, from a folder of its own. */
export function declareInstalled(): void {
  for (const [file, module] of Object.entries(createRequire(import.meta.url).cache)) {
    const path = file.replaceAll('\\', '/');
    if (path.endsWith('/@stoplight/spectral-functions/dist/index.js')) declareCore(module?.exports);
    if (path.endsWith('/@stoplight/spectral-rulesets/dist/index.js')) declareLocal(module?.exports.oas);
  }
}

const LOCAL_OF_OAS: readonly string[] = ['oasDiscriminator', 'oasExample', 'oasSchema', 'typedEnum'];

/**
 * The functions of Spectral's `oas` ruleset that use the path of a node to say where their results are, and for
 * nothing else but what `sideOf` tells.
 */
export function declareLocal(oas: RulesetDefinition): void {
  for (const rule of Object.values(('rules' in oas && oas.rules) || {})) {
    const then = typeof rule === 'object' && 'then' in rule ? [rule.then].flat() : [];
    for (const one of then) if (LOCAL_OF_OAS.includes(one.function.name)) local.add(one.function);
  }
}

/** Says that a function answers as another one does, as far as paths are concerned. */
export function answersLike(wrapped: RulesetFunction, original: RulesetFunction): RulesetFunction {
  if (local.has(original)) local.add(wrapped);
  return wrapped;
}

/** May what a function says of a value depend on the way by which the value was reached? */
export function looksAtPath(one: RulesetFunction): boolean {
  return !local.has(one);
}

/** Which side of a call a path belongs to, as Spectral's examples are judged by; some belong to none. */
export function sideOf(path: Path): string {
  const [root, first, , third] = path;
  if (root === 'components') return first === 'requestBodies' || first === 'responses' ? first : '';
  if (root === 'paths') return third === 'requestBody' || third === 'responses' ? third : '';
  return root === 'responses' ? root : '';
}
