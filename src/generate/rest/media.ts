import type { MediaContent, Payload } from '../../model/index.js';
import { type Printing, type TypeText, typeOf, union } from '../shape/index.js';
import { atom, NULL } from '../shape/type-text.js';

/** How a body of a media type is held in a program. */
export type Held = 'json' | 'form' | 'multipart' | 'text' | 'stream' | 'bytes' | 'any';

export function heldAs(mediaType: string): Held {
  const essence = (mediaType.split(';', 1)[0] ?? '').trim();
  if (essence === 'application/json' || essence === 'text/json' || essence.endsWith('+json')) return 'json';
  if (essence === 'application/x-www-form-urlencoded') return 'form';
  if (essence === 'multipart/form-data') return 'multipart';
  if (STREAMS.has(essence)) return 'stream';
  if (essence.startsWith('text/') || essence === 'application/xml' || essence.endsWith('+xml')) return 'text';
  return essence === '*/*' || essence === 'application/*' || essence === '*' ? 'any' : 'bytes';
}

const STREAMS: ReadonlySet<string> = new Set([
  'text/event-stream',
  'application/jsonl',
  'application/x-ndjson',
  'application/json-seq',
]);
const PREFERENCE: readonly Held[] = ['json', 'any', 'multipart', 'form', 'text', 'bytes', 'stream'];

/** The contents of a payload by preference: JSON first, and otherwise by media type. */
export function contentsOf(payload: Payload): MediaContent[] {
  const rank = (content: MediaContent): number => PREFERENCE.indexOf(heldAs(content.mediaType));
  return [...payload.content].sort((a, b) => rank(a) - rank(b) || (a.mediaType < b.mediaType ? -1 : 1));
}

/** The media type that a body is sent in. */
export function preferred(payload: Payload): MediaContent | undefined {
  return contentsOf(payload)[0];
}

/** What a body that is read may be, over all of its media types. */
export function receivedType(printing: Printing, payload: Payload | undefined): TypeText {
  if (!payload || payload.content.length === 0) return atom('undefined');
  return union(contentsOf(payload).map((content) => receivedContent(printing, content)));
}

function receivedContent(printing: Printing, { mediaType, schema }: MediaContent): TypeText {
  switch (heldAs(mediaType)) {
    case 'stream':
      return union([atom('ReadableStream<Uint8Array>'), NULL]);
    case 'bytes':
    case 'multipart':
      return atom('Blob');
    case 'text':
    case 'form':
      return atom('string');
    default:
      return schema ? typeOf(printing, schema) : atom('unknown');
  }
}
