import { keyOf, type Location, type Place, type PlaceKey } from '../kernel/place.js';
import { child } from '../kernel/pointer.js';
import { fingerprintOf, type Problem } from '../kernel/problem.js';
import type { Tree } from '../load/index.js';
import { MISTAKES, type MistakeId } from './mistakes.js';
import type { Reading, SchemaDialect, Sections } from './reading.js';

/** Nobody reads more, and a file may hold millions. */
const MISTAKE_LIMIT = 5000;

export function startReading(tree: Tree, dialect: SchemaDialect, sections: Sections = {}): Reading {
  const foreign = new Set<PlaceKey>();
  const found = new Map<
    string,
    { id: MistakeId; place: Place | Location; details: Readonly<Record<string, string>> }
  >();
  return {
    tree,
    dialect,
    sections,
    schemas: new Map(),
    instances: new Map(),
    shared: new Map(),
    unread: new Set(),
    // Asked of every member of every object; few documents hold any.
    isForeign: ({ file, pointer }, name) =>
      foreign.size > 0 && foreign.has(keyOf({ file, pointer: child(pointer, name) })),
    mistake(id, place, details = {}) {
      if (id === 'word-of-other-version') foreign.add(keyOf(place));
      if (found.size >= MISTAKE_LIMIT) {
        const root = { file: tree.root.file, pointer: '' as const };
        found.set('', { id: 'mistakes-unlisted', place: root, details: { limit: String(MISTAKE_LIMIT) } });
        return;
      }
      found.set(`${id} ${keyOf(place)} ${Object.values(details).join(' ')}`, { id, place, details });
    },
    mistakes() {
      return [...found.values()].map(({ id, place, details }): Problem => {
        const [message, why, fix] = MISTAKES[id];
        const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, slot: string) => details[slot] ?? '');
        return {
          id,
          severity: 'error',
          message: fill(message),
          why,
          fix: fill(fix),
          at: 'line' in place ? place : tree.locate(place),
          fingerprint: fingerprintOf(id, place.pointer, ...Object.values(details)),
        };
      });
    },
  };
}

/** A reading of what few ask for: it knows all that was read, and leaves that, and its mistakes, as they are. */
export function aside({ tree, dialect, sections, schemas, instances }: Reading): Reading {
  const own = startReading(tree, dialect, sections);
  return { ...own, schemas: new Map(schemas), instances: new Map(instances) };
}
