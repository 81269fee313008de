import { type Json, type JsonObject, own } from '../kernel/json.js';
import { type Pointer, tokensOf } from '../kernel/pointer.js';
import type { Invalidity } from '../schema/index.js';

/**
 * A union that refuses a value has faults of all its members, most of them about members that were not meant. Where a
 * constant tells the members apart, what remains is about the one that was.
 */
export function gravest(faults: readonly Invalidity[]): Invalidity | undefined {
  const union = faults.find(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  if (!union) return faults[0];
  const inside = faults.filter(({ pointer }) => pointer.startsWith(`${union.pointer}/`));
  const meant = inside.filter(({ keyword }) => keyword !== 'const' && keyword !== 'enum');
  return meant.length < inside.length && meant[0] ? meant[0] : union;
}

/** A fault in words, with the value that was found. */
export function textOf({ pointer, keyword, message }: Invalidity, value: Json, others: number): string {
  const where = pointer === '' ? 'it' : pointer;
  if (keyword === 'anyOf' || keyword === 'oneOf') return `${where} fits none of the alternatives`;
  const found = valueAt(value, pointer);
  const is =
    found === undefined || (typeof found === 'object' && found !== null)
      ? ''
      : `, and is ${shortened(JSON.stringify(found))}`;
  return `${where} ${message}${is}${others > 0 ? ` (and ${others} more)` : ''}`;
}

/** The gravest of the faults in words, and how many others there are. */
export function gravestText(faults: readonly Invalidity[], value: Json): string {
  const fault = gravest(faults);
  return fault ? textOf(fault, value, faults.length - 1) : '';
}

function valueAt(value: Json, pointer: Pointer): Json | undefined {
  return tokensOf(pointer).reduce<Json | undefined>(
    (at, token) => (typeof at === 'object' && at !== null ? own(at as JsonObject, token) : undefined),
    value,
  );
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
