import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { canonicalText, isObject, type Json, type JsonObject, own } from '../../src/kernel/json.js';
import { loadTree, treeFromText } from '../../src/load/index.js';
import { bundle } from '../../src/model/index.js';
import { CORPUS, table } from './corpus.js';

/**
 * Contracts of one file are split in two, the components apart, and bundled again. What comes out must be what was
 * there, but for components that nothing leads to.
 */
const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-split-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const FILES = table('index.tsv').flatMap(({ file = '', kind = '' }) =>
  /^(openapi|swagger|asyncapi)/.test(kind) && !/multi-file|mapping/.test(kind) && /\.(ya?ml|json)$/.test(file)
    ? [file]
    : [],
);

/** What is parted from the rest: security schemes are meant by name, and so must stay. */
function sectionsOf(document: JsonObject): string[] {
  const components = document.components;
  return document.swagger === undefined
    ? Object.keys(isObject(components) ? components : {})
        .filter((key) => key !== 'securitySchemes' && !key.startsWith('x-'))
        .map((key) => `components/${key}`)
    : ['definitions', 'parameters', 'responses'].filter((key) => isObject(document[key]));
}

function sectionAt(document: JsonObject, section: string): JsonObject {
  const found = section.split('/').reduce<Json | undefined>((value, key) => own(value, key), document);
  return isObject(found) ? found : {};
}

function without(document: JsonObject, sections: readonly string[]): JsonObject {
  const rest = structuredClone(document);
  for (const section of sections) {
    const [first = '', second] = section.split('/');
    const parent = rest[first];
    if (second === undefined) delete rest[first];
    else if (isObject(parent)) delete parent[second];
  }
  if (isObject(rest.components) && Object.keys(rest.components).length === 0) delete rest.components;
  return rest;
}

/** Leads references to what is in the other file there. */
function redirect(part: Json, isElsewhere: (ref: string) => boolean, file: string, isMapping = false): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (typeof value !== 'string')
      redirect(value, isElsewhere, file, key === 'mapping' && 'propertyName' in part);
    else if ((key === '$ref' || isMapping) && value.startsWith('#/') && isElsewhere(value))
      (part as JsonObject)[key] = `${file}${value}`;
  }
}

test.each(FILES)('%s', async (file) => {
  const whole = treeFromText(readFileSync(path.join(CORPUS, file), 'utf8'), file);
  const document = whole.root.value as JsonObject;
  const sections = sectionsOf(document);
  const isPart = (ref: string): boolean => sections.some((section) => ref.startsWith(`#/${section}/`));
  const root = without(document, sections);
  const parts: JsonObject = structuredClone(
    document.swagger === undefined ? { components: document.components ?? {} } : document,
  );
  redirect(root, isPart, 'parts.json');
  redirect(parts, (ref) => !isPart(ref), 'root.json');
  writeFileSync(path.join(scratch, 'root.json'), JSON.stringify(root));
  writeFileSync(path.join(scratch, 'parts.json'), JSON.stringify(parts));

  const { document: bundled } = bundle(await loadTree('root.json', { cwd: scratch, root: scratch }));
  expect(textOf(without(bundled, sections))).toBe(textOf(without(document, sections)));
  for (const section of sections) {
    const wanted = sectionAt(document, section);
    for (const [name, component] of Object.entries(sectionAt(bundled, section)))
      expect(textOf(component), `${section}/${name}`).toBe(textOf(wanted[name] ?? null));
  }
});

/** Braces may be encoded in a fragment, and need not be. */
function textOf(value: Json): string {
  return canonicalText(value).replaceAll('%7B', '{').replaceAll('%7D', '}');
}
