import { ARRAYS } from './schema-arrays.js';
import { type Checking, createValidator, type Issue, type JsonSchema } from './schema-check.js';
import { OBJECTS } from './schema-objects.js';
import { UNIONS } from './schema-unions.js';
import { VALUES } from './schema-values.js';

/**
 * Checks a value against a JSON Schema 2020-12: everything that is wrong with it, up to fifty issues. Patterns have the
 * `u` flag; `format` is a note unless formats are given. Never throws, and comes to an end.
 * A validator of fewer keywords is `createValidator({ ...VALUES, ...OBJECTS })`.
 */
export const validate: (schema: JsonSchema, value: unknown, checking?: Checking) => readonly Issue[] =
  createValidator({ ...VALUES, ...ARRAYS, ...OBJECTS, ...UNIONS });
