import type { Schema } from '../model/index.js';
import type { ContainsOptions, Verdict } from './contains.js';
import { isTooHard } from './effort.js';
import { validate } from './validate.js';

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
  const [within, without] = await Promise.all([
    validate(inner, witness, view),
    validate(outer, witness, view),
  ]);
  return within.length === 0 && without.length > 0 ? verdict : rest;
}
