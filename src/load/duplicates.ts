import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';
import { child, type Pointer } from '../kernel/pointer.js';

/** An open collection: where it is, and what is expected next. */
interface Frame {
  readonly pointer: Pointer;
  /** The keys so far; undefined in a sequence. */
  readonly keys: Set<string> | undefined;
  /** The key whose value comes next, or the index of the next item; undefined where a key comes next. */
  step: string | number | undefined;
}

/** Where keys stand twice in one mapping. */
export function findDuplicates(events: readonly Event[], text: string): Pointer[] {
  const found: Pointer[] = [];
  const open: Frame[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const top = open.at(-1);
    if (top?.keys && top.step === undefined) {
      const key = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : '';
      if (top.keys.has(key) && key !== '<<') found.push(child(top.pointer, key));
      top.keys.add(key);
      top.step = key;
      // A collection as a key: legal YAML, and no contract.
      if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) continue;
    }
    const pointer = top?.step === undefined ? '' : child(top.pointer, top.step);
    if (top) top.step = typeof top.step === 'number' ? top.step + 1 : undefined;
    if (event.type === EVENT_ID.MAPPING) open.push({ pointer, keys: new Set(), step: undefined });
    else if (event.type === EVENT_ID.SEQUENCE) open.push({ pointer, keys: undefined, step: 0 });
    else if (event.type === EVENT_ID.DOCUMENT) open.push({ pointer: '', keys: undefined, step: undefined });
  }
  return found;
}
