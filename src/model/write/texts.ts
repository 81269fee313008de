import type { Json, JsonObject } from '../../kernel/json.js';
import type { Contract, Described, Example, ExternalDocs, Tag } from '../contract.js';
import { given } from '../reading.js';
import type { Writing } from './writing.js';

/** `externalDocs`, as a member. */
export function writeDocs(writing: Writing, docs: ExternalDocs | undefined): JsonObject {
  if (!docs) return {};
  const { at, url, description, extensions } = docs;
  return { externalDocs: writing.placed(at, { ...given('description', description), url, ...extensions }) };
}

/** `summary` and `description`, as members. */
export function writeTexts({ summary, description }: Described): JsonObject {
  return { ...given('summary', summary), ...given('description', description) };
}

/** What the specification has no word for stays as an extension. */
export function asExtensions(words: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(words).flatMap(([word, value]) => (value === undefined ? [] : [[`x-${word}`, value]])),
  );
}

/** `info`, but for what each kind of document adds to it. */
export function writeInfo({ title, version, info }: Contract): JsonObject {
  const { contact, license } = info;
  const named = (node: NonNullable<typeof contact | typeof license>): JsonObject => {
    const { at: _, extensions, ...words } = node;
    return { ...words, ...extensions };
  };
  return {
    title,
    version,
    ...writeTexts(info),
    ...given('termsOfService', info.termsOfService),
    ...(contact && { contact: named(contact) }),
    ...(license && { license: named(license) }),
  };
}

/** `tags`, as a member; words of OpenAPI 3.2 stay as extensions. */
export function writeTags(writing: Writing, tags: readonly Tag[] | undefined): JsonObject {
  if (!tags || tags.length === 0) return {};
  return {
    tags: tags.map(({ at, name, summary, description, parent, kind, externalDocs, extensions }) =>
      writing.placed(at, {
        name,
        ...given('description', description),
        ...writeDocs(writing, externalDocs),
        ...asExtensions({ summary, parent, kind }),
        ...extensions,
      }),
    ),
  };
}

export function writeExample(writing: Writing, { at, value, external, ...example }: Example): JsonObject {
  return writing.placed(at, {
    ...writeTexts({ at, ...example }),
    ...given('value', value),
    ...given('externalValue', external),
    ...example.extensions,
  });
}
