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

/** Allows everything. */
export const ANYTHING: Schema = literal({ always: true });

/** Allows nothing. */
export const NOTHING: Schema = literal({ always: false });
