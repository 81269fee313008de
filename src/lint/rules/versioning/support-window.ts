import type { Json } from '../../../kernel/json.js';
import type { Contract } from '../../../model/index.js';
import { isDate, monthsAfter } from '../../dates.js';
import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'versioning/support-window',
  severity: 'error',
  in: 'recommended',
  given: 'contract',
  options: { months: 12, released: 'x-released-at' },
  why: 'Consumers build on a major version because it stays: one that ends within the year costs them the work twice.',
  fix: 'Move x-sunset of the version further away, or release what replaces it later.',
  check(contract, { options, report }) {
    const { version } = contract;
    const released = wordOf(contract, options.released);
    const sunset = wordOf(contract, 'x-sunset');
    if (!released || !sunset || !isDate(released.text) || !isDate(sunset.text)) return;
    const earliest = monthsAfter(released.text, options.months);
    if (sunset.text >= earliest) return;
    const major = /^v?(\d+)/.exec(version)?.[1] ?? version;
    report(
      `Version ${major} was released at ${released.text} and ends at ${sunset.text}; ${options.months} months of support end at ${earliest}.`,
      atRoot(contract, ...sunset.keys),
    );
  },
});

/** A word about the whole contract stands at the root or in `info`. */
function wordOf(contract: Contract, word: string): { text: string; keys: string[] } | undefined {
  const found: readonly [Json | undefined, string[]][] = [
    [contract.info.extensions[word], ['info', word]],
    [contract.extensions[word], [word]],
  ];
  for (const [value, keys] of found) if (typeof value === 'string') return { text: value, keys };
  return undefined;
}
