import type { RulesetDefinition } from '@stoplight/spectral-core';
import type { RuleOverride } from '../lint.js';
import type { Rule, RuleOptions } from '../rule.js';
import type { AudienceRules } from './audiences.js';
import type { OwnRules } from './own-rules.js';

/** What a run of rulesets is made of. */
export interface RulesetWorld {
  /** The folder that relative names start from. */
  readonly folder: string;
  /** The URL that relative names start from, in a ruleset that was fetched. */
  readonly url?: URL;
  readonly allowUrl?: boolean;
  /** The rulesets that led here, the first one first: each by its file or URL. */
  readonly trail?: readonly string[];
  readonly rules: readonly Rule[];
  readonly definitions: OwnRules;
  /** Options of our rules that the rulesets set; filled while they are read. */
  readonly options: Map<string, RuleOptions>;
  /** What the rulesets set for audiences; filled while they are read. */
  readonly audiences?: AudienceRules[];
  /** What holds for some files or some audience, whatever the rulesets say. */
  readonly overrides?: readonly RuleOverride[] | undefined;
  /** The file that is linted, if `overrides` for files are to hold. */
  readonly document?: string;
  /** Told of each file that rulesets and their functions are made of. */
  readonly onRead?: ((file: string) => void) | undefined;
}

/** A ruleset and the folder that its relative names start from. */
export interface LoadedRuleset {
  readonly definition: RulesetDefinition;
  readonly folder: string;
}
