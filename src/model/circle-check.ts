import { isObject } from '../kernel/json.js';
import { child } from '../kernel/pointer.js';
import type { Reading } from './reading.js';
import { isBareRef, type Schema } from './schema.js';
import { referenceOf } from './schema-references.js';
import type { Draft } from './schema-scalars.js';

/** Notes schemas that are nothing but references to one another: no value is described by any of them. */
export function noteCircles(reading: Reading): void {
  /** The schema that each was first reached from: a circle is met by who began it. */
  const walks = new Map<Schema, Schema>();
  for (const start of reading.schemas.values()) {
    let current: Schema | undefined = start;
    while (current?.ref && !walks.has(current) && isBareRef(current)) {
      walks.set(current, start);
      current = current.ref;
    }
    if (current && walks.get(current) === start) noteCircle(reading, current);
  }
}

/** Each of them is left as a reference that leads nowhere: nobody who follows may walk in a circle. */
function noteCircle(reading: Reading, first: Schema): void {
  let current: Schema | undefined = first;
  while (current) {
    noteReference(reading, current);
    const next: Schema | undefined = current.ref;
    delete (current as Draft).ref;
    current = next;
  }
}

function noteReference(reading: Reading, { at }: Schema): void {
  const written = reading.tree.resolve(`#${encodeURI(at.pointer)}`, { file: at.file, pointer: '' });
  const reference = written.ok && isObject(written.value) ? referenceOf(written.value) : undefined;
  if (!reference) return;
  const { keyword, text } = reference;
  const place = { file: at.file, pointer: child(at.pointer, keyword) };
  reading.mistake('reference-unresolved', place, { ref: text, reason: 'the references form a circle' });
}
