/** Tenon as a library: each function does one of the tool's jobs, and loads its packages when it is first called. */
import type { UserConfig } from './config/index.js';
import type { Check, DiffOptions, DiffResult } from './diff/index.js';
import type { Gap, GenerateRequest, Target, TargetOptions } from './generate/index.js';
import type { Artifact } from './kernel/artifact.js';
import type { Problem } from './kernel/problem.js';
import type { Autofix, LintOptions, Rule } from './lint/index.js';
import type { LoadOptions, Tree } from './load/index.js';
import type { Bundled, BundleOptions, Contract, ReadOptions, Upgraded } from './model/index.js';
import type { Reporter } from './report/index.js';

export { defineConfig, definePlugin } from './config/define.js';
export type { Plugin } from './config/plugins.js';
export { defineCheck } from './diff/check.js';
export { defineTarget } from './generate/target.js';
export type { Change, Level, Reach } from './kernel/change.js';
export { TenonError } from './kernel/errors.js';
export type { Location, Place } from './kernel/place.js';
export type { Severity } from './kernel/problem.js';
export type { Report } from './kernel/result.js';
export * as autofix from './lint/autofix.js';
export { defineRule } from './lint/rule.js';
export { defineReporter } from './report/reporter.js';
export type {
  Artifact,
  Autofix,
  Bundled,
  BundleOptions,
  Check,
  Contract,
  DiffOptions,
  DiffResult,
  Gap,
  LintOptions,
  Problem,
  ReadOptions,
  Reporter,
  Rule,
  Target,
  Upgraded,
  UserConfig,
};

/** A contract that was read, with the files that it came from. */
export interface Loaded {
  readonly contract: Contract;
  readonly tree: Tree;
}

/**
 * Reads a contract: a path, `ref:path` at a git ref, or `-` with `options.stdin`.
 * @throws TenonError when there is nothing to read, or it is no contract; smaller faults are `contract.mistakes`
 */
export async function load(input: string, options: Partial<LoadOptions> & ReadOptions = {}): Promise<Loaded> {
  const { loadTree } = await import('./load/index.js');
  const { readContract } = await import('./model/index.js');
  const tree = await loadTree(input, { cwd: process.cwd(), ...options });
  return { tree, contract: readContract(tree, options) };
}

/**
 * The files of a contract in one document of the same dialect: names and words are kept, and nothing is dereferenced
 * that can be a component. References that lead nowhere are its `mistakes`.
 * @see https://spec.openapis.org/oas/v3.1.1.html#openapi-description-structure
 * @throws TenonError CONTRACT_TOO_LARGE, CONTRACT_TOO_DEEP
 */
export async function bundle(loaded: Pick<Loaded, 'tree'>, options: BundleOptions = {}): Promise<Bundled> {
  const room = await import('./model/index.js');
  return room.bundle(loaded.tree, options);
}

/** Problems of a contract, in the order of its lines. @throws TenonError RULESET_UNREADABLE */
export async function lint(loaded: Loaded, options: Partial<LintOptions> = {}): Promise<Problem[]> {
  const room = await import('./lint/index.js');
  return room.lint(loaded, { cwd: process.cwd(), ...options });
}

/** What changed between two versions, and whom that breaks. @throws TenonError KINDS_DIFFER */
export async function diff(before: Loaded, after: Loaded, options: DiffOptions = {}): Promise<DiffResult> {
  const room = await import('./diff/index.js');
  return room.diff(before.contract, after.contract, options);
}

/** A contract in the current version of its specification, and what that cannot say. @throws TenonError CONTRACT_TOO_LARGE */
export async function upgrade(loaded: Loaded): Promise<Upgraded> {
  const room = await import('./model/index.js');
  return room.upgrade(loaded.tree, loaded.contract);
}

export interface GuideOptions extends DiffOptions {
  /** ISO date on which the new version is released. */
  readonly released: string;
  /** How long the old major version goes on, in months; 12 when not given. */
  readonly supportMonths?: number;
}

/** The migration guide from one version to the next, as Markdown. @throws TenonError KINDS_DIFFER */
export async function guide(before: Loaded, after: Loaded, options: GuideOptions): Promise<string> {
  const { changes, version } = await diff(before, after, options);
  const room = await import('./guide/index.js');
  const { released, supportMonths = 12 } = options;
  return room.guide({
    before: before.contract,
    after: after.contract,
    changes,
    version,
    released,
    supportMonths,
  });
}

/** Targets by id with their options, or targets of your own. */
export type WantedTargets = readonly (
  | string
  | Target
  | { readonly target: string | Target; readonly options?: TargetOptions; readonly out?: string }
)[];

/** Files of the targets, not written anywhere. @throws TenonError LEAF_UNKNOWN, GENERATE_IMPOSSIBLE */
export async function generate(loaded: Loaded, targets: WantedTargets): Promise<Artifact[]> {
  const room = await import('./generate/index.js');
  return room.generate(loaded.contract, await requestsOf(targets));
}

/** What the targets leave out of a contract, or hold as less than it says. @throws TenonError LEAF_UNKNOWN */
export async function gaps(loaded: Loaded, targets: WantedTargets): Promise<Problem[]> {
  const room = await import('./generate/index.js');
  return room.gapsOf(loaded.contract, await requestsOf(targets));
}

async function requestsOf(targets: WantedTargets): Promise<GenerateRequest[]> {
  const room = await import('./generate/index.js');
  const { findLeaf } = await import('./cli/find-leaf.js');
  const find = (target: string | Target) =>
    typeof target === 'string' ? findLeaf('target', target, room.TARGETS) : target;
  return targets.map((wanted) =>
    typeof wanted === 'object' && 'target' in wanted
      ? { ...wanted, target: find(wanted.target) }
      : { target: find(wanted) },
  );
}

/** What is wrong between pact files and a contract. @throws TenonError PACT_UNREADABLE, PACT_EMPTY, CONTRACT_NOT_FOUND */
export async function verify(
  loaded: Loaded,
  pactFiles: readonly string[],
  options: Partial<LoadOptions> = {},
): Promise<readonly Problem[]> {
  const { checkPacts, readPact } = await import('./verify/index.js');
  const { loadTree } = await import('./load/index.js');
  const pacts = await Promise.all(
    pactFiles.map(async (file) => {
      const { root, locate } = await loadTree(file, { cwd: process.cwd(), ...options });
      return readPact({
        file: root.file,
        value: root.value,
        locate: (pointer) => locate({ file: root.file, pointer }),
      });
    }),
  );
  return (await checkPacts(loaded.contract, pacts)).problems;
}
