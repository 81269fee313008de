import { SUBSCHEMA_LISTS, SUBSCHEMA_MAPS, SUBSCHEMAS } from '../keywords.js';
import { each, type Grammar } from './grammar.js';

const ONE = [...SUBSCHEMAS, ...SUBSCHEMA_LISTS, 'additionalItems', 'contentSchema'] as const;
const NAMED = [...SUBSCHEMA_MAPS, '$defs', 'definitions', 'dependencies'] as const;
const DATA = ['example', 'examples', 'default', 'const', 'enum'] as const;

/** Schemas of every draft and dialect. */
export const SCHEMA_KINDS: Grammar['kinds'] = {
  schema: {
    ...Object.fromEntries(ONE.map((key) => [key, 'schema'])),
    ...Object.fromEntries(NAMED.map((key) => [key, each('schema')])),
    ...Object.fromEntries(DATA.map((key) => [key, 'data'])),
    discriminator: 'discriminator',
  },
  discriminator: { mapping: each('mapped') },
};
