import type { Schema } from '../model/index.js';

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

const BARE: Schema = {
  at: { file: '', pointer: '' },
  extensions: {},
  properties: NONE,
  patternProperties: NONE,
  required: new Set(),
  dependentRequired: NONE,
  dependentSchemas: NONE,
  allOf: [],
  anyOf: [],
  oneOf: [],
  readOnly: false,
  writeOnly: false,
  examples: [],
  lifecycle: { deprecated: false },
};

/** A schema that no author wrote, for what the engine has to say itself; `like` lends its place. */
export function literal(members: Partial<Schema>, like?: Schema): Schema {
  return { ...BARE, ...(like && { at: like.at }), ...members };
}

/** The schema that allows everything, where an author wrote none; `like` lends its place. */
export function anything(like: Pick<Schema, 'at'>): Schema {
  return literal({ at: like.at, always: true });
}

/** One schema that says what all of them say. */
export function allOf(schemas: readonly Schema[]): Schema {
  return literal({ allOf: schemas }, schemas[0]);
}
