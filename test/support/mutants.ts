import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { type LintOptions, lint } from '../../src/lint/index.js';
import { treeFromText } from '../../src/load/index.js';
import { readContract } from '../../src/model/index.js';

const FOLDER = path.resolve('fixtures/soundness');

/** One defect of a valid document. */
export interface Mutant {
  readonly name: string;
  /** The line of the valid document that is replaced, the first that is so. */
  readonly line: string;
  readonly become: string;
  readonly finds: string;
  /** Where, when not on the line that changed: the last such line before it, or else the first after it. */
  readonly at?: string;
  /** What else the defect makes wrong: how the ids begin. */
  readonly and?: string;
}

export interface Mutated {
  readonly valid: string;
  readonly mutants: readonly Mutant[];
}

/** A valid document of `fixtures/soundness`, and its defects. */
export function mutated(name: string): Mutated {
  const textOf = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');
  return { valid: textOf(`${name}.yaml`), mutants: parse(textOf(`${name}-mutants.yaml`)) as Mutant[] };
}

/** `12 events/address-unique` for each problem. */
export async function problemsOf(text: string, options: Omit<LintOptions, 'cwd'>): Promise<string[]> {
  const tree = treeFromText(text, 'contract.yaml');
  const problems = await lint({ tree, contract: readContract(tree) }, { cwd: FOLDER, ...options });
  return problems.map(({ at, id }) => `${at.line} ${id}`);
}

/** Holds that a mutant's defect is found on its line, and nothing else. */
export async function expectFound(valid: string, mutant: Mutant, options: Omit<LintOptions, 'cwd'>) {
  const lines = valid.split('\n');
  const index = lines.indexOf(mutant.line);
  expect(index, 'the line that is replaced').toBeGreaterThanOrEqual(0);
  lines[index] = mutant.become;
  const problems = await problemsOf(lines.join('\n'), options);
  const { at, and } = mutant;
  const before = at === undefined ? index : lines.lastIndexOf(at, index);
  const found = before < 0 ? lines.indexOf(at as string, index) : before;
  const told = problems.filter((one) => !and || !one.slice(one.indexOf(' ') + 1).startsWith(and));
  expect(told).toEqual([`${found + 1} ${mutant.finds}`]);
}
