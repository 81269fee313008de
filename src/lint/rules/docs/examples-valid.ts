import { tokensOf } from '../../../kernel/pointer.js';
import { type Invalidity, validate } from '../../../schema/index.js';
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
      const faults = await validate(schema, example.value, { writtenBy: within.writtenBy });
      const fault = gravest(faults);
      if (!fault) continue;
      // A named example of OpenAPI wraps its value; `example`, and an example of AsyncAPI, is the value.
      const isWrapped = example.name !== '' && !('via' in within.of && within.of.via === 'message');
      const keys = [...(isWrapped ? ['value'] : []), ...tokensOf(fault.pointer)];
      report(`The example is not valid: ${textOf(fault, faults.length - 1)}.`, at(example, ...keys));
    }
  },
});

/**
 * A union that refuses a value has faults of all its members, most of them about members that were not meant. Where a
 * constant tells the members apart, what remains is about the one that was.
 */
function gravest(faults: readonly Invalidity[]): Invalidity | undefined {
  const union = faults.find(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  if (!union) return faults[0];
  const inside = faults.filter(({ pointer }) => pointer.startsWith(`${union.pointer}/`));
  const meant = inside.filter(({ keyword }) => keyword !== 'const' && keyword !== 'enum');
  return meant.length < inside.length && meant[0] ? meant[0] : union;
}

function textOf({ pointer, keyword, message }: Invalidity, others: number): string {
  const where = pointer === '' ? 'it' : pointer;
  if (keyword === 'anyOf' || keyword === 'oneOf') return `${where} fits none of the alternatives`;
  return `${where} ${message}${others > 0 ? ` (and ${others} more)` : ''}`;
}
