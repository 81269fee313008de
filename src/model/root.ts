import { isObject, type JsonObject } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import { lastToken } from '../kernel/pointer.js';
import { noteCircles } from './circle-check.js';
import type { Components, Contract, ExternalDocs, Info, Node, Tag } from './contract.js';
import { refuseChains } from './depth-check.js';
import {
  type Cursor,
  describedBy,
  extensionsOf,
  given,
  itemsOf,
  kindOf,
  member,
  objectAt,
  type Reading,
  textOf,
} from './reading.js';
import { aside } from './start-reading.js';
import { checkStructure } from './structure/index.js';

/** A text that stands in a file of its own: no specification allows it, and many do it; the mistake is told. */
function textBehind({ tree }: Reading, at: Cursor | undefined): string | undefined {
  const ref = at && isObject(at.value) ? at.value.$ref : undefined;
  const found = at && typeof ref === 'string' ? tree.resolve(ref, at.place) : undefined;
  return found?.ok && typeof found.value === 'string' ? found.value : undefined;
}

/** `info` and what is taken from it, for both kinds of document. */
export function readInfo(
  reading: Reading,
  document: Cursor<JsonObject>,
): Pick<Contract, 'info' | 'title' | 'version'> {
  const at = objectAt(reading, member(document, 'info'), 'info');
  if (!at) return { title: 'Untitled', version: '0.0.0', info: { at: document.place, extensions: {} } };
  const contact = member(at, 'contact');
  const license = member(at, 'license');
  const info: Info = {
    ...describedBy(at),
    ...given('description', textOf(at, 'description') ?? textBehind(reading, member(at, 'description'))),
    ...(contact && {
      contact: {
        ...nodeOf(contact),
        ...given('name', textOf(contact, 'name')),
        ...given('url', textOf(contact, 'url')),
        ...given('email', textOf(contact, 'email')),
      },
    }),
    ...(license && {
      license: {
        ...nodeOf(license),
        ...given('name', textOf(license, 'name')),
        ...given('url', textOf(license, 'url')),
        ...given('identifier', textOf(license, 'identifier')),
      },
    }),
    ...given('termsOfService', textOf(at, 'termsOfService')),
    ...given('externalDocs', readExternalDocs(reading, document) ?? readExternalDocs(reading, at)),
    ...given('id', textOf(document, 'id')),
    ...given('defaultContentType', textOf(document, 'defaultContentType')),
  };
  const version = member(at, 'version')?.value;
  if (typeof version === 'number')
    reading.mistake('value-mistyped', at.place, {
      what: 'info.version',
      wanted: 'a text, in quotes',
      found: kindOf(version),
    });
  return {
    info,
    title: textOf(at, 'title') ?? 'Untitled',
    // `version: 1.10` is the number 1.1 to YAML; its author meant the text, which is lost.
    version: typeof version === 'string' || typeof version === 'number' ? String(version) : '0.0.0',
  };
}

export function readTags(reading: Reading, at: Cursor | undefined): Tag[] {
  return itemsOf(reading, at, 'tags').flatMap((item) => {
    const tag = objectAt(reading, item, 'tag');
    const name = tag && textOf(tag, 'name');
    if (!tag || name === undefined) return [];
    return [
      {
        ...describedBy(tag),
        name,
        ...given('parent', textOf(tag, 'parent')),
        ...given('kind', textOf(tag, 'kind')),
        ...given('externalDocs', readExternalDocs(reading, tag)),
      },
    ];
  });
}

/** Documentation elsewhere, that a node refers to. */
export function readExternalDocs(reading: Reading, node: Cursor): ExternalDocs | undefined {
  const written = member(node, 'externalDocs');
  const at = written && objectAt(reading, written, 'externalDocs');
  const url = at && textOf(at, 'url');
  return url === undefined ? undefined : { ...describedBy(at as Cursor), url };
}

function nodeOf(cursor: Cursor): Node {
  return { at: cursor.place, extensions: extensionsOf(cursor) };
}

type Parts = Omit<
  Contract,
  'schemas' | 'mistakes' | 'unread' | 'locate' | 'components' | 'channelOperations'
> &
  Partial<Pick<Contract, 'channelOperations'>>;

/**
 * Adds what belongs to the whole: the schemas met while reading, the mistakes, the way back to lines, and the
 * components, which few ask for.
 */
export function finishContract(
  reading: Reading,
  parts: Parts,
  readComponents: (reading: Reading) => Omit<Components, 'mistakes'> = () => noComponents(parts.at),
): Contract {
  for (const source of reading.tree.sources()) {
    if (source.fault) reading.mistake('json-malformed', source.fault.at, { reason: source.fault.reason });
    for (const pointer of source.duplicates)
      reading.mistake('key-duplicated', { file: source.file, pointer }, { key: lastToken(pointer) ?? '' });
  }
  const { tree } = reading;
  refuseChains(reading.schemas.values());
  noteCircles(reading);
  checkStructure(reading, parts);
  let components: Components | undefined;
  return {
    channelOperations: [],
    ...parts,
    schemas: reading.schemas,
    unread: reading.unread,
    get components() {
      if (!components) {
        const own = aside(reading);
        components = { ...readComponents(own), mistakes: own.mistakes() };
      }
      return components;
    },
    get mistakes() {
      return reading.mistakes();
    },
    locate: (place) => tree.locate(place),
  };
}

export function noComponents(at: Place): Omit<Components, 'mistakes'> {
  const none = new Map<string, never>();
  return {
    at,
    extensions: {},
    parameters: none,
    requestBodies: none,
    responses: none,
    headers: none,
    examples: none,
    links: none,
    messages: none,
  };
}
