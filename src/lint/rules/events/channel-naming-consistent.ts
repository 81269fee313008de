import type { Channel } from '../../../model/index.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'events/channel-naming-consistent',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  only: 'asyncapi',
  why: 'Permissions, routing and wildcards are written on the pattern of addresses: one that differs falls through.',
  fix: 'Use one separator and one case in all addresses.',
  check({ channels }, { report }) {
    for (const style of [separatorOf, caseOf]) {
      const styles = channels.flatMap((channel) => {
        const found = style(channel);
        return found ? [{ channel, found }] : [];
      });
      const common = mostCommon(styles.map(({ found }) => found));
      for (const { channel, found } of styles) {
        if (found !== common)
          report(
            `The address "${channel.address}" is written with ${found}; the others with ${common}.`,
            at(channel, 'address'),
          );
      }
    }
  },
});

/** What stands between the levels of an address, when it has levels. */
function separatorOf({ address = '' }: Channel): string | undefined {
  const literal = address.replace(/\{[^}]*\}/g, 'x').replace(/^[./]/, '');
  if (literal.includes('/')) return 'slashes';
  if (literal.includes('.')) return 'dots';
  return literal.includes(':') ? 'colons' : undefined;
}

/** How words are joined inside a level, when one has several. */
function caseOf({ address = '' }: Channel): string | undefined {
  const literal = address.replace(/\{[^}]*\}/g, '');
  if (literal.includes('_')) return 'underscores';
  if (literal.includes('-')) return 'hyphens';
  return /[a-z][A-Z]/.test(literal) ? 'capitals inside words' : undefined;
}

/** The first of the most frequent. */
function mostCommon(items: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].reduce<[string, number] | undefined>(
    (best, next) => (best && best[1] >= next[1] ? best : next),
    undefined,
  )?.[0];
}
