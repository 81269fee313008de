import type { Contract } from '../model/index.js';
import { createJudge, type Judge } from '../schema/index.js';

const judges = new WeakMap<Contract, Judge>();

/** The judge of the contract's examples, for all rules that look at them. */
export function judgeOf(contract: Contract): Judge {
  const judge = judges.get(contract) ?? createJudge();
  judges.set(contract, judge);
  return judge;
}
