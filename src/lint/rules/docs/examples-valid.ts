import { validate } from '../../../schema/index.js';
import { isJson } from '../../bodies.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/examples-valid',
  severity: 'error',
  in: 'recommended',
  given: 'content',
  why: 'An example is believed before the schema: a wrong one becomes wrong code.',
  fix: 'Correct the example, or the schema when the example is what the service really sends.',
  async check({ schema, examples, mediaType }, { within, report }) {
    if (!schema || !(isJson(mediaType) || mediaType === '*')) return;
    for (const example of examples) {
      if (example.value === undefined) continue;
      const [first, ...others] = await validate(schema, example.value, { writtenBy: within.writtenBy });
      if (!first) continue;
      const where = first.pointer === '' ? 'The example' : `In the example, ${first.pointer}`;
      const more = others.length > 0 ? ` (and ${others.length} more)` : '';
      report(`${where} ${first.message}${more}.`, at(example));
    }
  },
});
