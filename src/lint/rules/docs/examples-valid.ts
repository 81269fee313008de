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
import { isJson } from '../../bodies.js';
import { gravest, textOf } from '../../invalid.js';
import { judgeOf } from '../../judge.js';
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
    for (const { value, schema, writtenBy, place, isText } of claims) {
      const options = writtenBy ? { writtenBy } : {};
      const faults = await judgeOf(contract)(schema, value, options);
      if (isText && faults.length > 0 && (await isReadable(contract, schema, value))) continue;
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
  /** It goes as a text, whatever its type. */
  readonly isText?: boolean;
}

/** A parameter 12 and one "12" are the same on the wire. */
async function isReadable(contract: Contract, schema: Schema, value: Json): Promise<boolean> {
  if (typeof value === 'object') return false;
  const other = typeof value === 'string' ? scalarIn(value) : String(value);
  return other !== undefined && (await judgeOf(contract)(schema, other)).length === 0;
}

function scalarIn(text: string): Json | undefined {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
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
  return examples.flatMap((example) => {
    if (example.value === undefined) return [];
    const place = example.name === '' ? example.at : writtenValue(contract, example);
    return [{ value: example.value, schema, place, isText: mediaType === undefined }];
  });
}
