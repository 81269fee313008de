import type { MediaContent, Operation, Schema } from '../../model/index.js';
import { type Printing, typeOf } from '../shape/index.js';
import { atom, type TypeText, UNKNOWN } from '../shape/type-text.js';
import { contentsOf, heldAs } from './media.js';
import { statusesOf } from './status.js';

/** What arrives when an operation streams. */
export interface Streaming {
  readonly items: 'events' | 'lines' | 'sequence';
  /** Of events: their data is JSON. */
  readonly json: boolean;
  /** An item; of events, their data. Undefined when nothing is said of it. */
  readonly schema: Schema | undefined;
}

/** Undefined for an operation whose successes do not go on arriving. */
export function streamingOf(operation: Operation): Streaming | undefined {
  const successes = statusesOf(operation).declared.filter(({ success }) => success);
  const content = successes
    .flatMap(({ response: { payload } }) => (payload ? contentsOf(payload) : []))
    .find(({ mediaType }) => heldAs(mediaType) === 'stream');
  if (!content) return undefined;
  if (!content.mediaType.startsWith('text/event-stream')) {
    const items = content.mediaType.startsWith('application/json-seq') ? 'sequence' : 'lines';
    return { items, json: false, schema: itemOf(content) };
  }
  return { items: 'events', ...dataOf(content) };
}

function itemOf({ itemSchema, schema }: MediaContent): Schema | undefined {
  return itemSchema ?? (schema?.types?.has('array') ? schema.items : schema);
}

/** From 3.2 on a schema describes the event; before, its data was all that there was to describe. */
function dataOf(content: MediaContent): Pick<Streaming, 'json' | 'schema'> {
  const item = itemOf(content);
  const data = content.itemSchema?.properties.get('data');
  if (data) return { json: /\bjson$/.test(data.contentMediaType ?? ''), schema: undefined };
  return { json: item !== undefined && !item.types?.has('string'), schema: item };
}

/** The type of what is iterated over. */
export function itemType(printing: Printing, { items, json, schema }: Streaming): TypeText {
  const type = schema ? typeOf(printing, schema) : UNKNOWN;
  if (items !== 'events') return type;
  return json ? atom(`ServerSentEvent<${type.text}>`) : atom('ServerSentEvent');
}
