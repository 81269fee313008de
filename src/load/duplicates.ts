import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';
import { linesOf } from './lines.js';
import type { Duplicate } from './source.js';

/** Keys that stand twice in one mapping, wherever it is. */
export function findDuplicates(events: readonly Event[], text: string): Duplicate[] {
  const found: { key: string; offset: number }[] = [];
  /** One frame an open collection: its keys so far (none for a sequence), and whether the next node is a key. */
  const open: { keys: Set<string> | undefined; expectsKey: boolean }[] = [];
  for (const event of events) {
    const top = open.at(-1);
    const isKey = top?.keys !== undefined && top.expectsKey && event.type !== EVENT_ID.POP;
    if (isKey && event.type === EVENT_ID.SCALAR) {
      const key = getScalarValue(text, event);
      if (top.keys?.has(key) && key !== '<<') found.push({ key, offset: event.valueStart });
      top.keys?.add(key);
    }
    if (top && event.type !== EVENT_ID.POP) top.expectsKey = !top.expectsKey;
    if (event.type === EVENT_ID.MAPPING) open.push({ keys: new Set(), expectsKey: true });
    else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.DOCUMENT)
      open.push({ keys: undefined, expectsKey: false });
    else if (event.type === EVENT_ID.POP) open.pop();
  }
  if (found.length === 0) return [];
  const position = linesOf(text);
  return found.map(({ key, offset }) => ({ key, ...position(offset) }));
}
