import type { Artifact } from '../kernel/artifact.js';
import type { Json } from '../kernel/json.js';
import type { Contract } from '../model/index.js';
import type { Gap } from './gaps/index.js';

/** One option of a target, as the config and the reference show it. */
export interface TargetOption {
  readonly summary: string;
  readonly type: 'boolean' | 'string' | 'number';
  readonly default: boolean | string | number;
  readonly values?: readonly string[];
}

export type TargetOptions = Readonly<Record<string, Json>>;

/** A file of a target's output; its banner is added for it. */
export type File = Pick<Artifact, 'path' | 'content' | 'complete'>;

/** A kind of output: one default export of a file in `targets/`, or of a plugin. */
export interface Target {
  readonly id: string;
  /** One sentence: what comes out. */
  readonly summary: string;
  /** Which contracts it can be made from. */
  readonly kinds: readonly Contract['kind'][];
  readonly options: Readonly<Record<string, TargetOption>>;
  /** Paths of `src/runtime` that the output imports; what these import comes along. */
  readonly runtime: readonly string[];
  /** The files, from the contract alone: no clock, no disk, no network. */
  files(contract: Contract, options: TargetOptions): readonly File[] | Promise<readonly File[]>;
  /** What they leave out of the contract, or hold as less than it says. */
  gaps?(contract: Contract, options: TargetOptions): readonly Gap[];
}

/** Defines a target; what it leaves out is what most targets want. */
export function defineTarget(target: Pick<Target, 'id' | 'summary' | 'files'> & Partial<Target>): Target {
  return { kinds: ['openapi'], options: {}, runtime: [], ...target };
}
