import { expect, test } from 'vitest';
import { diff } from '../src/diff/index.js';
import type { Change } from '../src/kernel/change.js';
import { contractFromText } from '../src/model/index.js';
import { VARIANTS } from './support/variants/index.js';

const MANY = 14;

/** What is said when one way to write a thing becomes another: each of them each other. */
test.each(Object.entries(VARIANTS))('what is said of %s', async (name, { of, among }) => {
  const contracts = await Promise.all(
    Object.entries(among).map(async ([title, variant]) => ({
      title,
      contract: await contractFromText(JSON.stringify(of(variant)), 'contract.json'),
    })),
  );
  const told: string[] = [];
  for (const [i, before] of contracts.entries())
    for (const [j, after] of contracts.entries()) {
      // Of many, each second pair is enough.
      if (before === after || (contracts.length > MANY && (i + j) % 2 === 0)) continue;
      const { changes } = await diff(before.contract, after.contract, { today: '2026-11-21' });
      told.push(`${before.title} → ${after.title}`, ...changes.map(lineOf));
    }
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(`../fixtures/diff/${name}.txt`);
});

function lineOf({ level, id, message, witness, verdicts }: Change): string {
  const shown = witness === undefined ? '' : ` ${JSON.stringify(witness)}`;
  const others = Object.entries(verdicts).filter(([, other]) => other !== level);
  const felt = others.map(([dimension, other]) => ` (${other} ${dimension})`).join('');
  return `  ${level} ${id}: ${message}${shown}${felt}`;
}
