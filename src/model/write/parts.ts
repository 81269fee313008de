import type { JsonObject } from '../../kernel/json.js';
import { keyOf, type Place, type PlaceKey } from '../../kernel/place.js';
import { lastToken } from '../../kernel/pointer.js';
import type { Components, Example, Header, Link, Parameter, Payload, Response } from '../contract.js';
import { type Names, namesOf, refTo } from './names.js';
import type { Writing } from './writing.js';

/** What the sections of the components hold, schemas and security schemes apart. */
export interface Parts {
  readonly parameters: Parameter;
  readonly requestBodies: Payload;
  readonly responses: Response;
  readonly headers: Header;
  readonly examples: Example;
  readonly links: Link;
}

export type PartSection = keyof Parts;

export type Printers = { readonly [Section in PartSection]: (part: Parts[Section]) => JsonObject };

/** Prints parts where they are used: by reference when the author named them, or gave them another file. */
export interface PartWriter {
  use<Section extends PartSection>(section: Section, part: Parts[Section], user: Place): JsonObject;
  /** Keeps a callback under the name that the author gave it. */
  keepCallback(name: string, printed: JsonObject): JsonObject;
  /** The sections of the components: call it when all is printed. */
  components(): JsonObject;
}

/** A component, printed when it is first asked for. */
interface Entry {
  readonly name: string;
  readonly printed: () => JsonObject;
}

interface Shelf {
  readonly names: Names;
  readonly byPlace: Map<PlaceKey, Entry>;
  /** In the author's order, and after them those that were added. */
  readonly entries: Entry[];
}

const SECTIONS = ['responses', 'parameters', 'examples', 'requestBodies', 'headers', 'links'] as const;

export function writeParts(writing: Writing, printers: Printers): PartWriter {
  const { contract } = writing;
  const shelves = new Map(
    SECTIONS.map((section) => [section, fillShelf(writing, section, printers)] as const),
  );
  const callbacks = new Map<string, JsonObject>();
  return {
    use(section, part, user) {
      const shelf = shelves.get(section) as Shelf;
      const printed = printers[section](part);
      const key = keyOf(part.at);
      let entry = shelf.byPlace.get(key);
      if (!entry && part.at.file !== contract.at.file && !isBelow(part.at, user)) {
        entry = { name: shelf.names.made(part.at), printed: () => printed };
        shelf.byPlace.set(key, entry);
        shelf.entries.push(entry);
      }
      // What Swagger 2.0 shares may mean something else in each operation, for its media types stand there.
      const isSame = entry && JSON.stringify(entry.printed()) === JSON.stringify(printed);
      return isSame ? { $ref: refTo(section, (entry as Entry).name) } : printed;
    },
    keepCallback(name, printed) {
      callbacks.set(name, printed);
      return { $ref: refTo('callbacks', name) };
    },
    components() {
      const sections = SECTIONS.map((section) => {
        const { entries } = shelves.get(section) as Shelf;
        return [section, entries.map(({ name, printed }) => [name, printed()] as const)] as const;
      });
      const filled = sections.filter(([, entries]) => entries.length > 0);
      return {
        ...Object.fromEntries(filled.map(([section, entries]) => [section, Object.fromEntries(entries)])),
        ...(callbacks.size > 0 && { callbacks: Object.fromEntries(callbacks) }),
      };
    },
  };
}

function fillShelf(writing: Writing, section: PartSection, printers: Printers): Shelf {
  const parts = [...(writing.contract.components[section] as ReadonlyMap<string, Parts[PartSection]>)];
  const names = namesOf(writing, section, parts);
  const print = printers[section] as (part: Parts[PartSection]) => JsonObject;
  const byPlace = new Map<PlaceKey, Entry>();
  const own = new Map<string, Entry>();
  // Of several names for one part, it is called by the one under which it is written.
  const isWritten = ([name, { at }]: (typeof parts)[number]) =>
    lastToken(at.pointer) === name && at.file === writing.contract.at.file;
  for (const entry of [...parts.filter(isWritten), ...parts]) {
    const [name, part] = entry;
    if (byPlace.has(keyOf(part.at))) continue;
    let printed: JsonObject | undefined;
    const made: Entry = {
      name: names.ofAuthor(name),
      printed: () => {
        printed ??= print(part);
        return printed;
      },
    };
    byPlace.set(keyOf(part.at), made);
    own.set(name, made);
  }
  const entries = parts.map(([name, { at }]): Entry => {
    const other = byPlace.get(keyOf(at)) as Entry;
    const alias = { $ref: refTo(section, other.name) };
    return own.get(name) ?? { name: names.ofAuthor(name), printed: () => alias };
  });
  return { names, byPlace, entries };
}

function isBelow(inner: Place, outer: Place): boolean {
  return inner.file === outer.file && inner.pointer.startsWith(`${outer.pointer}/`);
}

/** The name of the callback in the components that a place stands in. */
export function callbackOf(place: Place, components: Components): string | undefined {
  const prefix = `${components.at.pointer}/callbacks/`;
  if (place.file !== components.at.file || !place.pointer.startsWith(prefix)) return undefined;
  const [name = ''] = place.pointer.slice(prefix.length).split('/');
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
