import { describe, expect, test } from 'vitest';
import type { Json } from '../src/kernel/json.js';
import type { Schema } from '../src/model/index.js';
import {
  admits,
  contains,
  createSpace,
  isSame,
  sample,
  toJsonSchema,
  validatorOf,
} from '../src/schema/index.js';
import { createProcedure } from '../src/schema/procedure.js';
import { isNothing } from '../src/schema/refute/found.js';
import { refuted } from './support/schema-verdicts.js';
import { schemaOf } from './support/schemas.js';
import { WORLDS } from './support/worlds/index.js';
import { pairsOf, type World } from './support/worlds/world.js';

interface Member {
  readonly json: Json;
  readonly schema: Schema;
  takes(value: Json): boolean;
  /** The world's values that it takes. */
  readonly values: ReadonlySet<Json>;
}

const NOTHING = schemaOf(false);

/** What an answer rests on: a value that shows it, or that there is none. */
interface Answer {
  readonly witness?: Json;
  readonly none: boolean;
}

/**
 * Small worlds, in which every answer can be checked: each schema of one is held against each other one. That there
 * is no witness stands against all values of the world, and a witness is confirmed by Ajv; there is always one or the
 * other, but for the pairs that the world lists as hard.
 */
describe.each(Object.entries(WORLDS))('in a world of %s', (_name, world) => {
  test('every question is answered, and rightly', async () => {
    expect(
      await wrongIn(world, (outer, inner) => {
        const verdict = contains(outer, inner);
        return {
          none: verdict.answer === 'yes',
          ...(verdict.answer === 'no' && verdict.witness !== undefined && { witness: verdict.witness }),
        };
      }),
    ).toEqual([]);
  });

  test('what is sure at first sight is so', async () => {
    const { space, doubts } = createProcedure(createSpace(), 'open');
    const wrong = pairsOf(await membersOf(world)).flatMap(([outer, inner]) => {
      const sure = doubts(space.shape(outer.schema), space.shape(inner.schema)).some(
        ({ certain }) => certain,
      );
      const right = !sure || contains(outer.schema, inner.schema).answer === 'no';
      // Of no value at all everything is said, and nothing wrong.
      return right || contains(NOTHING, inner.schema).answer === 'yes'
        ? []
        : [titleOf(outer.json, inner.json)];
    });
    expect(wrong).toEqual([]);
  });

  test('the search by itself answers every question', async () => {
    expect(
      await wrongIn(world, (outer, inner) => {
        const found = refuted(outer, inner);
        const [witness] = found.values;
        return { none: isNothing(found), ...(witness !== undefined && { witness }) };
      }),
    ).toEqual([]);
  });
});

describe.each(Object.entries(WORLDS))('each schema of a world of %s', (_name, world) => {
  test('judges all values as Ajv does', async () => {
    const wrong = (await membersOf(world)).flatMap(({ json, schema, takes }) => {
      const space = createSpace();
      const shape = space.shape(schema);
      return world.values
        .filter((value) => admits(space, shape, value) !== takes(value))
        .map((value) => `${JSON.stringify(value)} by ${JSON.stringify(json)}`);
    });
    expect(wrong).toEqual([]);
  });

  test('has samples of its own alone', async () => {
    const wrong = (await membersOf(world)).flatMap(({ json, schema, takes }) =>
      [1, 2, 3]
        .map((seed) => sample(schema, { seed }))
        .filter((made) => made !== undefined && !takes(made))
        .map((made) => `${JSON.stringify(made)} of ${JSON.stringify(json)}`),
    );
    expect(wrong).toEqual([]);
  });

  test('is the same as itself alone, and so when it is written down and read again', async () => {
    const members = await membersOf(world);
    const same = members.flatMap((one, i) =>
      members.flatMap((other, j) => {
        const again = schemaOf(toJsonSchema(other.schema) as Json);
        return isSame(one.schema, again) === (i === j) ? [] : [titleOf(one.json, other.json)];
      }),
    );
    expect(same).toEqual([]);
  });
});

function unanswered({ hard = [] }: World): string[] {
  return hard.map(([outer, inner]) => `${titleOf(outer, inner)}: unanswered`);
}

function titleOf(outer: Json, inner: Json): string {
  return `${JSON.stringify(outer)} of ${JSON.stringify(inner)}`;
}

async function wrongIn(world: World, ask: (outer: Schema, inner: Schema) => Answer): Promise<string[]> {
  const members = await membersOf(world);
  const known = unanswered(world);
  return pairsOf(members).flatMap(([outer, inner]) => {
    const wrong = wrongWith(outer, inner, ask(outer.schema, inner.schema));
    const told = `${titleOf(outer.json, inner.json)}: ${wrong}`;
    return wrong === undefined || known.includes(told) ? [] : [told];
  });
}

const known = new Map<World, Promise<Member[]>>();

function membersOf(world: World): Promise<Member[]> {
  const members = known.get(world) ?? Promise.all(world.schemas.map((json) => memberOf(world, json)));
  known.set(world, members);
  return members;
}

async function memberOf({ values }: World, json: Json): Promise<Member> {
  const schema = schemaOf(json);
  const mistakes = await validatorOf(schema);
  const takes = (value: Json) => mistakes(value).length === 0;
  return { json, schema, takes, values: new Set(values.filter(takes)) };
}

function wrongWith(outer: Member, inner: Member, { witness, none }: Answer): string | undefined {
  if (witness !== undefined)
    return inner.takes(witness) && !outer.takes(witness)
      ? undefined
      : `not shown by ${JSON.stringify(witness)}`;
  const missed = [...inner.values].find((value) => !outer.values.has(value));
  if (!none) return 'unanswered';
  return missed === undefined ? undefined : `overlooks ${JSON.stringify(missed)}`;
}
