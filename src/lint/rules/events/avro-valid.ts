import { avroFaults } from '../../avro.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'events/avro-valid',
  severity: 'error',
  in: 'recommended',
  given: 'content',
  only: 'asyncapi',
  why: 'A registry refuses a broken schema, and no consumer can read what was written by it.',
  fix: 'Correct the schema as the Avro specification says: named types before their use, each name and symbol once.',
  check({ opaque }, { report }) {
    if (!opaque || !/avro/.test(opaque.format)) return;
    // A schema in a language of its own (.avsc in a text, IDL) is not judged.
    if (typeof opaque.value === 'string') return;
    for (const { keys, message } of avroFaults(opaque.value))
      report(`In the Avro schema ${message}.`, at(opaque, ...keys));
  },
});
