import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import { child, tokensOf } from '../../kernel/pointer.js';
import type { Contract } from '../contract.js';
import { type Cursor, kindOf, type Reading } from '../reading.js';
import { ASYNCAPI_2 } from './asyncapi-2.js';
import { ASYNCAPI_3 } from './asyncapi-3.js';
import { OPENAPI_2 } from './openapi-2.js';
import { OPENAPI_3 } from './openapi-3.js';
import { type Member, type Structure, structureOf } from './structure.js';
import { WORDS_OF_OPENAPI_2 } from './words-of-openapi-2.js';

const TABLES = {
  openapi: { 2: OPENAPI_2, 3: OPENAPI_3 },
  asyncapi: { 2: ASYNCAPI_2, 3: ASYNCAPI_3 },
} as const;

/** An object that waits to be checked, and the kind that it is by where it stands. */
interface Task {
  readonly cursor: Cursor;
  readonly kind: string;
}

/**
 * Notes members that no specification knows, that are missing, or that are of the wrong type. What a reader cannot
 * use at all (a list in place of an object) is noted where it is read; schemas have their own reader.
 */
export function checkStructure(
  reading: Reading,
  { kind, dialect }: Pick<Contract, 'kind' | 'dialect'>,
): void {
  if (kind === 'arazzo') return;
  const table = TABLES[kind][Number(dialect[0]) as 2 | 3];
  const structure = structureOf(table, dialect);
  const { file, value } = reading.tree.root;
  const waiting: Task[] = [{ cursor: { value, place: { file, pointer: '' } }, kind: 'document' }];
  const seen = new Set<Json>();
  const isOpenApi3 = kind === 'openapi' && dialect.startsWith('3.');
  const check: Check = { reading, structure, waiting, ...(isOpenApi3 && { foreign: WORDS_OF_OPENAPI_2 }) };
  for (let next = 0; next < waiting.length; next++) {
    const task = waiting[next] as Task;
    const isRef = isObject(task.cursor.value) && typeof task.cursor.value.$ref === 'string';
    if (isRef && !structure.kinds.get(task.kind)?.members.has('$ref'))
      reading.mistake('reference-misplaced', below(task.cursor.place, '$ref'), {
        member: wordsOf(task.kind),
      });
    const { value: object, place } = target(reading, task.cursor);
    // What is of another kind would only be found wrong again.
    if (isRef && isOfOtherKind(check, task, place)) continue;
    // What leads nowhere stands for nothing that could be checked.
    if (!isObject(object) || typeof object.$ref === 'string' || seen.has(object)) continue;
    seen.add(object);
    checkObject(check, { cursor: { value: object, place }, kind: task.kind });
  }
}

/** What a `$ref` leads to; one that leads nowhere is told by whoever reads it. */
function target(reading: Reading, cursor: Cursor): Cursor {
  let current = cursor;
  for (
    let steps = 0;
    isObject(current.value) && typeof current.value.$ref === 'string' && steps < 100;
    steps++
  ) {
    const next = reading.tree.resolve(current.value.$ref, current.place);
    if (!next.ok) break;
    current = next;
  }
  return current;
}

/** Notes a reference to a named part that is not of the kind that is wanted where the reference stands. */
function isOfOtherKind({ reading, structure }: Check, { cursor, kind }: Task, found: Place): boolean {
  const [top, section = '', name, ...rest] = tokensOf(found.pointer);
  if (top !== 'components' || name === undefined || rest.length > 0) return false;
  const held = structure.kinds.get('components')?.members.get(section)?.holds?.kind;
  if (held === undefined || held === kind || !structure.kinds.has(kind)) return false;
  reading.mistake('reference-of-other-kind', below(cursor.place, '$ref'), {
    ref: String((cursor.value as JsonObject).$ref),
    found: wordsOf(held),
    wanted: wordsOf(kind),
  });
  return true;
}

interface Check {
  readonly reading: Reading;
  readonly structure: Structure;
  readonly waiting: Task[];
  /** Words of another version, by kind, and what this one says instead. */
  readonly foreign?: typeof WORDS_OF_OPENAPI_2;
}

function checkObject(check: Check, { cursor, kind }: Task): void {
  const { value, place } = cursor as Cursor<JsonObject>;
  const known = check.structure.kinds.get(kind);
  if (!known) return;
  // Words of another version stand for what this one misses.
  const isForeign = Object.keys(value).some((name) => check.reading.isForeign(place, name));
  for (const [name, { required }] of known.members)
    if (required && !isForeign && !Object.hasOwn(value, name))
      check.reading.mistake('member-missing', place, { member: name, owner: wordsOf(kind) });
  for (const [name, member] of Object.entries(value)) {
    const at = below(place, name);
    const expected = known.members.get(name);
    if (expected) checkMember(check, expected, { value: member, place: at }, name);
    else if (
      !known.open &&
      !name.startsWith('x-') &&
      name !== '$ref' &&
      !check.reading.isForeign(place, name)
    ) {
      const instead = check.foreign?.[kind];
      if (instead && Object.hasOwn(instead, name))
        check.reading.mistake('word-of-other-version', at, {
          word: name,
          theirs: 'OpenAPI 2.0',
          ours: 'OpenAPI 3',
          instead: instead[name] as string,
        });
      else check.reading.mistake('member-unknown', at, { member: name, owner: wordsOf(kind) });
    }
  }
}

function checkMember(check: Check, { holds, scalar }: Member, cursor: Cursor, name: string): void {
  const { value, place } = cursor;
  if (scalar !== undefined && isObject(value) && typeof value.$ref === 'string')
    check.reading.mistake('reference-misplaced', below(place, '$ref'), { member: `\`${name}\`` });
  else if (scalar !== undefined && !isScalar(value, scalar))
    check.reading.mistake('member-mistyped', place, {
      member: name,
      wanted: WANTED[scalar],
      found: kindOf(value),
    });
  if (!holds) return;
  if (holds.as === 'one') check.waiting.push({ cursor, kind: holds.kind });
  else
    for (const [key, inner] of within(check.reading, cursor, holds.as))
      if (holds.as !== 'fields' || !key.startsWith('x-'))
        check.waiting.push({ cursor: inner, kind: holds.kind });
}

/** The members of a map or list; one that stands whole in another place is read there. */
function within(reading: Reading, cursor: Cursor, as: 'list' | 'map' | 'fields'): [string, Cursor][] {
  const { value, place } = target(reading, cursor);
  if (as === 'list' ? !Array.isArray(value) : !isObject(value)) return [];
  return Object.entries(value as JsonObject).map(([key, inner]) => [
    key,
    { value: inner, place: below(place, key) },
  ]);
}

function below(place: Place, key: string): Place {
  return { file: place.file, pointer: child(place.pointer, key) };
}

const WANTED = { text: 'a text', flag: 'true or false', number: 'a number' } as const;

const TYPES = { text: 'string', flag: 'boolean', number: 'number' } as const;

function isScalar(value: Json, scalar: keyof typeof TYPES): boolean {
  const type: string = typeof value;
  return type === TYPES[scalar];
}

/** `an info object`, `a path item`: a kind in words. */
function wordsOf(kind: string): string {
  const words = kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}
