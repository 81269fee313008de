import type { Schema } from '../model/index.js';
import type { ContainsOptions, Verdict } from './contains.js';
import { isTooHard } from './effort.js';
import { validatorOf } from './validate.js';

/**
 * The verdict with its witness confirmed by Ajv: valid for the inner schema, invalid for the outer one. A witness
 * that Ajv does not confirm is dropped; the verdict stands.
 */
export async function proven(
  verdict: Verdict,
  outer: Schema,
  inner: Schema,
  options: ContainsOptions = {},
): Promise<Verdict> {
  if (verdict.answer !== 'no' || verdict.witness === undefined) return verdict;
  const { witness, ...rest } = verdict;
  if (isTooHard(inner) || isTooHard(outer)) return rest;
  const view = { ...(options.writtenBy && { writtenBy: options.writtenBy }) };
  const [within, without] = await Promise.all([validatorOf(inner, view), validatorOf(outer, view)]);
  return within(witness).length === 0 && without(witness).length > 0 ? verdict : rest;
}
