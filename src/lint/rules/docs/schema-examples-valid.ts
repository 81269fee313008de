import type { Json } from '../../../kernel/json.js';
import type { Place } from '../../../kernel/place.js';
import type { Contract, Schema } from '../../../model/index.js';
import { gravestText } from '../../invalid.js';
import { judgeOf } from '../../judge.js';
import { at, isWritten } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/schema-examples-valid',
  severity: 'error',
  in: 'recommended',
  given: 'schema',
  why: 'Mocks send the example and clients the default: what the schema itself refuses comes back as an error.',
  fix: 'Correct the example or the default, or the schema when the value is right.',
  async check(schema, { contract, report }) {
    const judge = async (value: Json, word: string, place: () => Place): Promise<void> => {
      const faults = await judgeOf(contract)(schema, value);
      if (faults.length > 0) report(`The ${word} is not valid: ${gravestText(faults, value)}.`, place());
    };
    if (schema.default !== undefined) await judge(schema.default, 'default', () => at(schema, 'default'));
    for (const [index, value] of schema.examples.entries())
      await judge(value, 'example', () => placeOf(contract, schema, index));
  },
});

/** `example` and `examples` are one list in the model. */
function placeOf(contract: Contract, schema: Schema, index: number): Place {
  if (!isWritten(contract, at(schema, 'example'))) return at(schema, 'examples', index);
  return index === 0 ? at(schema, 'example') : at(schema, 'examples', index - 1);
}
