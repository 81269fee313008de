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
  readonly mediaTypes: string;
  readonly printed: () => JsonObject;
}

interface Shelf {
  readonly names: Names;
  readonly byPlace: Map<PlaceKey, Entry>;
  /** In the author's order, and after them those that were added. */
  readonly entries: Entry[];
}

const SECTIONS = ['responses', 'parameters', 'examples', 'requestBodies', 'headers', 'links'] as const;
const PRINTED = ['responses', 'requestBodies', 'parameters', 'headers', 'links', 'examples'] as const;

export function writeParts(writing: Writing, printers: Printers): PartWriter {
  const { contract } = writing;
  const shelves = new Map(
    SECTIONS.map((section) => [section, fillShelf(writing, section, printers)] as const),
  );
  const callbacks = new Map<string, JsonObject>();
  return {
    use(section, part, user) {
      const { names, byPlace, entries } = shelves.get(section) as Shelf;
      const key = keyOf(part.at);
      let entry = byPlace.get(key);
      if (!entry && part.at.file !== contract.at.file && !isBelow(part.at, user)) {
        entry = entryOf(names.made(part.at), part, () => printers[section](part));
        byPlace.set(key, entry);
        entries.push(entry);
      }
      // What Swagger 2.0 shares may be sent as something else by each operation.
      return entry?.mediaTypes === mediaTypesOf(part)
        ? { $ref: refTo(section, entry.name) }
        : printers[section](part);
    },
    keepCallback(name, printed) {
      callbacks.set(name, printed);
      return { $ref: refTo('callbacks', name) };
    },
    components() {
      // Printing some may add others, to sections that come later here.
      for (const section of PRINTED) for (const { printed } of shelves.get(section)?.entries ?? []) printed();
      const sections = SECTIONS.map((section) => {
        const { entries } = shelves.get(section) as Shelf;
        return [section, Object.fromEntries(entries.map(({ name, printed }) => [name, printed()]))] as const;
      });
      return {
        ...Object.fromEntries(sections.filter(([, printed]) => Object.keys(printed).length > 0)),
        ...(callbacks.size > 0 && { callbacks: Object.fromEntries(callbacks) }),
      };
    },
  };
}

function entryOf(name: string, part: Parts[PartSection], print: () => JsonObject): Entry {
  let known: JsonObject | undefined;
  return {
    name,
    mediaTypes: mediaTypesOf(part),
    printed: () => {
      known ??= print();
      return known;
    },
  };
}

function mediaTypesOf(part: Parts[PartSection]): string {
  const content = 'content' in part ? part.content : 'payload' in part ? part.payload?.content : undefined;
  return content?.map(({ mediaType }) => mediaType).join(' ') ?? '';
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
    const made = entryOf(names.ofAuthor(name), part, () => print(part));
    byPlace.set(keyOf(part.at), made);
    own.set(name, made);
  }
  const entries = parts.map(([name, { at }]): Entry => {
    const other = byPlace.get(keyOf(at)) as Entry;
    return (
      own.get(name) ?? {
        ...other,
        name: names.ofAuthor(name),
        printed: () => ({ $ref: refTo(section, other.name) }),
      }
    );
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
