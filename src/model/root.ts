import type { JsonObject } from '../kernel/json.js';
import { lastToken } from '../kernel/pointer.js';
import type { Contract, Info, Tag } from './contract.js';
import { refuseChains } from './depth-check.js';
import {
  type Cursor,
  describedBy,
  given,
  itemsOf,
  kindOf,
  member,
  objectAt,
  type Reading,
  textOf,
} from './reading.js';

/** `info` and what is taken from it, for both kinds of document. */
export function readInfo(
  reading: Reading,
  document: Cursor<JsonObject>,
): Pick<Contract, 'info' | 'title' | 'version'> {
  const at = objectAt(reading, member(document, 'info'), 'info');
  if (!at) return { title: 'Untitled', version: '0.0.0', info: { at: document.place, extensions: {} } };
  const contact = member(at, 'contact');
  const license = member(at, 'license');
  const docs = member(document, 'externalDocs') ?? member(at, 'externalDocs');
  const info: Info = {
    ...describedBy(at),
    ...(contact && {
      contact: {
        ...given('name', textOf(contact, 'name')),
        ...given('url', textOf(contact, 'url')),
        ...given('email', textOf(contact, 'email')),
      },
    }),
    ...(license && {
      license: {
        ...given('name', textOf(license, 'name')),
        ...given('url', textOf(license, 'url')),
        ...given('identifier', textOf(license, 'identifier')),
      },
    }),
    ...given('termsOfService', textOf(at, 'termsOfService')),
    ...given('externalDocs', docs && textOf(docs, 'url')),
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
    const docs = member(tag, 'externalDocs');
    return [
      {
        ...describedBy(tag),
        name,
        ...given('parent', textOf(tag, 'parent')),
        ...given('kind', textOf(tag, 'kind')),
        ...given('externalDocs', docs && textOf(docs, 'url')),
      },
    ];
  });
}

/** Adds what belongs to the whole: the schemas met while reading, the mistakes, and the way back to lines. */
export function finishContract(
  reading: Reading,
  parts: Omit<Contract, 'schemas' | 'mistakes' | 'locate'>,
): Contract {
  for (const source of reading.tree.sources()) {
    if (source.fault) reading.mistake('json-malformed', source.fault.at, { reason: source.fault.reason });
    for (const pointer of source.duplicates)
      reading.mistake('key-duplicated', { file: source.file, pointer }, { key: lastToken(pointer) ?? '' });
  }
  const { tree } = reading;
  refuseChains(reading.schemas.values());
  return {
    ...parts,
    schemas: reading.schemas,
    get mistakes() {
      return reading.mistakes();
    },
    locate: (place) => tree.locate(place),
  };
}
