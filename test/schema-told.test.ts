import { expect, test } from 'vitest';
import type { Json } from '../src/kernel/json.js';
import type { Schema } from '../src/model/index.js';
import { createContainment, createSpace, sample } from '../src/schema/index.js';
import { createProcedure } from '../src/schema/procedure.js';
import { createRefute, type Refute } from '../src/schema/refute/refute.js';
import type { Shape } from '../src/schema/shape.js';
import type { Space } from '../src/schema/space.js';
import { schemaOf } from './support/schemas.js';
import { WORLDS } from './support/worlds/index.js';

/**
 * What is told of each schema of the small worlds, held against others, and in how many steps. That the answers
 * are right, `schema-exact` sees to; here they stay what they are, and as quick: a line that changes wants a reason.
 */
test.each(Object.entries(WORLDS))('what is told of a world of %s stays', async (name, world) => {
  const schemas = world.schemas.map(schemaOf);
  const columns: Readonly<Record<string, Column>> = {
    schema: world.schemas.map(textOf),
    samples: schemas.map(samplesOf),
    ...compared(schemas),
    witnesses: shown(schemas, 'open'),
    'witnesses of what is declared': shown(schemas, 'absent'),
    ...searched(schemas),
  };
  const rows = [
    Object.keys(columns),
    ...schemas.map((_, i) => Object.values(columns).map((cells) => cells[i])),
  ];
  const table = rows.map((row) => `${row.join('\t')}\n`).join('');
  await expect(table).toMatchFileSnapshot(`../fixtures/schema/${name}.tsv`);
});

type Column = readonly string[];

function samplesOf(schema: Schema): string {
  return [1, 2, 3].map((seed) => textOf(sample(schema, { seed }))).join(' ');
}

function textOf(value: Json | undefined): string {
  const text = value === undefined ? 'none' : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 90)}… ${text.length}` : text;
}

/** What the comparison keyword by keyword has, by itself, against the others: of each kind, how often, and how surely. */
function compared(schemas: readonly Schema[]) {
  const { space, doubts, work } = createProcedure(createSpace(), 'open');
  const steps = () => work() + space.work();
  const rows = eachWithAll(space, schemas, steps, (outer, inner) =>
    doubts(outer, inner).map(
      ({ facet, certain, exclusivity }) => `${facet}${certain ? '!' : ''}${exclusivity ? '~' : ''}`,
    ),
  );
  return { doubts: rows.map(({ told }) => told), comparisons: rows.map(({ worked }) => worked) };
}

/** The values that tell the schema from the others. */
function shown(schemas: readonly Schema[], undeclared: 'open' | 'absent'): Column {
  const containment = createContainment({ undeclared });
  const rows = eachWithAll(
    containment.space,
    schemas,
    () => 0,
    (outer, inner) => {
      const verdict = containment.contains(outer, inner);
      if (verdict.answer !== 'no') return [verdict.answer];
      return [verdict.witness === undefined ? `no: ${verdict.facet}` : textOf(verdict.witness)];
    },
  );
  return rows.map(({ told }) => told);
}

/** The same by the search alone; of each schema anew, for it does only so much for all questions. */
function searched(schemas: readonly Schema[]) {
  const procedure = createProcedure(createSpace(), 'open');
  const { space, work } = procedure;
  const steps = () => work() + space.work();
  const searches = new Map<Shape, Refute>();
  const rows = eachWithAll(space, schemas, steps, (outer, inner) => {
    const refute = searches.get(outer) ?? createRefute(procedure);
    searches.set(outer, refute);
    const { values, complete } = refute(outer, inner);
    return [`${complete ? '' : '…'}${values.map(textOf).join()}`];
  });
  return { found: rows.map(({ told }) => told), searches: rows.map(({ worked }) => worked) };
}

/** Each third pair, which is enough. */
function eachWithAll(
  space: Space,
  schemas: readonly Schema[],
  steps: () => number,
  ask: (outer: Shape, inner: Shape) => readonly string[],
) {
  const shapes = schemas.map((schema) => space.shape(schema));
  return shapes.map((outer, i) => {
    const before = steps();
    const counts = new Map<string, number>();
    for (const inner of shapes.filter((_, j) => (i + j) % 3 === 0))
      for (const told of ask(outer, inner)) counts.set(told, (counts.get(told) ?? 0) + 1);
    const told = [...counts].map(([one, count]) => (count === 1 ? one : `${one} (${count})`)).join(' ');
    return { told, worked: String(Math.round(steps() - before)) };
  });
}
