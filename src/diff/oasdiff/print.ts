import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import { child } from '../../kernel/pointer.js';

/** A text for the engine, and the author's place of what each of its lines says. */
export interface Lined {
  readonly text: string;
  /** By line, from 1; undefined for lines that say nothing of the author's. */
  placeAt(line: number): Place | undefined;
}

/** Where the author wrote a node of the document. */
export type Origins = WeakMap<object, Place>;

/**
 * The engine tells lines of YAML alone. One comment makes YAML of a JSON text, whose every line is one node's, so that
 * a line leads back to the node and by it to the author.
 */
export function printLined(document: JsonObject, origins: Origins): Lined {
  const lines = ['# As Tenon understood it.'];
  const places: (Place | undefined)[] = [undefined];
  const say = (line: string, place: Place | undefined) => {
    lines.push(line);
    places.push(place);
  };
  const print = (value: Json, head: string, tail: string, depth: number, at: Place | undefined): void => {
    const indent = ' '.repeat(depth);
    if (typeof value !== 'object' || value === null) {
      say(indent + head + scalar(value) + tail, at);
      return;
    }
    const own = origins.get(value) ?? at;
    const members = Array.isArray(value)
      ? value.map((item, index) => [String(index), '', item] as const)
      : Object.entries(value as JsonObject).flatMap(([key, inner]) =>
          isForPeople(value, key, inner, origins) ? [] : [[key, `${scalar(key)}: `, inner] as const],
        );
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    if (members.length === 0) {
      say(indent + head + open + close + tail, own);
      return;
    }
    say(indent + head + open, own);
    for (const [index, [token, name, inner]] of members.entries()) {
      const place = own && { file: own.file, pointer: child(own.pointer, token) };
      print(inner, name, index < members.length - 1 ? ',' : '', depth + 1, place);
    }
    say(indent + close + tail, own);
  };
  print(document, '', '', 0, undefined);
  return { text: `${lines.join('\n')}\n`, placeAt: (line) => places[line - 1] };
}

const FOR_PEOPLE: ReadonlySet<string> = new Set(['description', 'summary', 'example', 'examples']);

/** Words that no check of the engine reads; a property may be called by one of them, but what holds it is no node. */
function isForPeople(node: Json, key: string, value: Json, origins: Origins): boolean {
  if (!FOR_PEOPLE.has(key) || !isObject(node) || !origins.has(node)) return false;
  return typeof value === 'string' || key.startsWith('example');
}

/** YAML breaks lines at more characters than JSON, and takes fewer of them unescaped. */
function scalar(value: Json): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
