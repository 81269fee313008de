import { expect, test } from 'vitest';
import type { Json } from '../src/kernel/json.js';
import type { Pointer } from '../src/kernel/pointer.js';
import { examine, type Finding } from '../src/lint/examine.js';
import { RULES } from '../src/lint/rules.gen.js';
import { usesIn } from '../src/lint/used-at.js';
import type { Tree } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';
import {
  lineOf,
  type Moved,
  moved,
  type Part,
  partsAround,
  ROOT,
  type Spot,
  treeOf,
  WAYS,
} from './support/moved-defects.js';
import { type BadCase, badCasesOf } from './support/rule-cases.js';

/**
 * Rules that speak of what a part is called where it stands, or of its being there at all: when the part moves, that
 * stays. Of a finding about the part itself this cannot be told otherwise.
 */
const OF_THE_USE = new Set([
  'docs/server-variable-declared',
  'events/address-parameters-declared',
  'events/property-camel-case',
  'observability/health-unversioned',
  'rest/no-body-on-get-or-delete',
  'rest/path-depth',
  'rest/path-kebab-case',
  'rest/path-no-file-extension',
  'rest/path-no-trailing-slash',
  'rest/path-noun',
  'rest/path-plural-collections',
  'rest/property-camel-case',
  'rest/schema-pascal-case',
  'security/personal-data-marked',
  'security/secret-write-only',
  'versioning/strategy-consistent',
  'webhooks/no-sensitive-data',
]);

type Rule = (typeof RULES)[number];

const find = async (rule: Rule, tree: Tree, { options, today }: BadCase): Promise<Finding[]> =>
  examine(readContract(tree), [rule], { today, options: new Map([[rule.id, options]]) });

/** Where a defect is after a part of its contract moved. */
function wantedAt(rule: Rule, pointer: Pointer, part: Part, { home }: Moved): Spot {
  // The example is missing from the body, and not from the schema that the body has.
  const isOfBody = rule.id === 'docs/examples-present' && part.section?.endsWith('schemas');
  const isIn =
    pointer.startsWith(`${part.pointer}/`) ||
    (pointer === part.pointer && !OF_THE_USE.has(rule.id) && !isOfBody);
  if (!isIn) return { file: ROOT, pointer };
  return { file: home.file, pointer: `${home.pointer}${pointer.slice(part.pointer.length)}` as Pointer };
}

/** The findings of a mutant that are not as they should be. */
async function faultsOf(rule: Rule, one: BadCase, { part, mutant, defects }: Mutation): Promise<string[]> {
  const tree = treeOf(mutant.files);
  const found = await find(rule, tree, one);
  const useOf = usesIn(tree);
  const lines = new Set(found.map(({ place }) => `${place.file}:${tree.locate(place).line}`));
  const wanted = new Set(
    defects.map((pointer) => {
      const spot = wantedAt(rule, pointer, part, mutant);
      return `${spot.file}:${lineOf(mutant.files.get(spot.file) as Json, spot.pointer)}`;
    }),
  );
  return [
    ...[...wanted].filter((line) => !lines.has(line)).map((line) => `not found at ${line}`),
    ...[...lines].filter((line) => !wanted.has(line)).map((line) => `found at ${line}`),
    // What lies in another file is used from the root document.
    ...found
      .filter(({ place, users }) => place.file !== ROOT && useOf(place, users)?.file !== ROOT)
      .map(({ place }) => `no use of ${place.file}#${place.pointer}`),
  ];
}

interface Mutation {
  readonly part: Part;
  readonly mutant: Moved;
  /** Where the rule finds something before anything moves. */
  readonly defects: readonly Pointer[];
}

test('defects are found on their lines wherever references carry them, and nothing else is', async () => {
  const faults: string[] = [];
  let count = 0;
  for (const rule of RULES) {
    for (const one of badCasesOf(rule.id)) {
      const found = await find(rule, treeOf(new Map([[ROOT, one.document]])), one);
      const defects = found.map(({ place }) => place.pointer);
      const around = defects.flatMap((pointer) => partsAround(one.document, pointer));
      for (const part of new Map(around.map((known) => [known.pointer, known])).values()) {
        for (const way of WAYS) {
          const mutant = moved(one.document, part, way);
          if (!mutant) continue;
          count += defects.length;
          for (const fault of await faultsOf(rule, one, { part, mutant, defects }))
            faults.push(`${rule.id} ${one.name} ${part.pointer} by ${way.join(', ')}: ${fault}`);
        }
      }
    }
  }
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(7500);
}, 120_000);
