import type { Json } from '../../../kernel/json.js';
import type { Place } from '../../../kernel/place.js';
import { tokensOf } from '../../../kernel/pointer.js';
import type {
  Contract,
  Exchange,
  Header,
  MediaContent,
  Parameter,
  Schema,
  Writer,
} from '../../../model/index.js';
import { validate } from '../../../schema/index.js';
import { isJson } from '../../bodies.js';
import { gravest, textOf } from '../../invalid.js';
import { at, writtenValue } from '../../place.js';
import { defineRule, type Part } from '../../rule.js';

export default defineRule({
  id: 'docs/examples-valid',
  severity: 'error',
  in: 'recommended',
  given: ['content', 'exchange', 'parameter', 'header'],
  why: 'An example is believed before the schema: a wrong one becomes wrong code.',
  fix: 'Correct the example, or the schema when the example is what the service really sends.',
  async check(node, { contract, within, report }) {
    const claims =
      'encoding' in node
        ? claimsOfContent(contract, node, within as Part)
        : 'via' in node
          ? claimsOfMessage(node)
          : claimsOfValue(contract, node);
    for (const { value, schema, writtenBy, place } of claims) {
      const faults = await validate(schema, value, writtenBy ? { writtenBy } : {});
      const fault = gravest(faults);
      if (fault)
        report(
          `The example is not valid: ${textOf(fault, value, faults.length - 1)}.`,
          at({ at: place }, ...tokensOf(fault.pointer)),
        );
    }
  },
});

/** A value that the author says to be valid. */
interface Claim {
  readonly value: Json;
  readonly schema: Schema;
  readonly place: Place;
  readonly writtenBy?: Writer;
}

function claimsOfContent(contract: Contract, content: MediaContent, within: Part): Claim[] {
  const { schema, itemSchema, mediaType } = content;
  const { writtenBy } = within;
  return content.examples.flatMap((example) => {
    if (example.value === undefined) return [];
    // A named example of OpenAPI wraps its value; `example`, and an example of AsyncAPI, is the value.
    const isWrapped = example.name !== '' && !('via' in within.of && within.of.via === 'message');
    const place = isWrapped ? writtenValue(contract, example) : example.at;
    const whole = schema && (isJson(mediaType) || mediaType === '*') ? [{ schema, writtenBy }] : [];
    // What comes in sequence is shown as a list of its items.
    const items = itemSchema && Array.isArray(example.value) ? example.value : [];
    return [
      ...whole.map((claim) => ({ ...claim, value: example.value as Json, place })),
      ...items.map((value, index) => ({
        value,
        schema: itemSchema as Schema,
        writtenBy,
        place: at({ at: place }, index),
      })),
    ];
  });
}

/** The headers of a message; its payload is a content. */
function claimsOfMessage({ message, headers }: Exchange): Claim[] {
  if (!headers) return [];
  return (message?.examples ?? []).flatMap((example) =>
    example.headers === undefined
      ? []
      : [{ value: example.headers, schema: headers, place: at(example, 'headers') }],
  );
}

function claimsOfValue(contract: Contract, { schema, examples, mediaType }: Parameter | Header): Claim[] {
  if (!schema || (mediaType !== undefined && !isJson(mediaType))) return [];
  return examples.flatMap((example) =>
    example.value === undefined
      ? []
      : [
          {
            value: example.value,
            schema,
            place: example.name === '' ? example.at : writtenValue(contract, example),
          },
        ],
  );
}
