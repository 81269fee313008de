/** An event to send; one that says `id` lets callers go on after it. */
export interface SentEvent<Data = unknown> {
  /** A text as it is, anything else as JSON. */
  readonly data: Data;
  readonly event?: string;
  readonly id?: string;
  /** How long callers are to wait before they come back. */
  readonly retryMs?: number;
}

/** Writes items as they come, as fast as the caller reads. What the source throws is told, and breaks the connection. */
export function streamOf(
  items: AsyncIterable<unknown>,
  mediaType: string,
  tell: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const write = WRITERS[mediaType] ?? lineOf;
  const iterator = items[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(write(value)));
      } catch (error) {
        tell(error);
        controller.error(error);
      }
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
}

export function isItems(body: unknown): body is AsyncIterable<unknown> {
  return (
    typeof body === 'object' &&
    body !== null &&
    Symbol.asyncIterator in body &&
    !(body instanceof ReadableStream)
  );
}

const WRITERS: Readonly<Record<string, (item: unknown) => string>> = {
  'text/event-stream': (item) => eventOf(item as SentEvent),
  'application/json-seq': (item) => `\u001e${lineOf(item)}`,
};

function lineOf(item: unknown): string {
  return `${JSON.stringify(item)}\n`;
}

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
function eventOf({ data, event, id, retryMs }: SentEvent): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  const fields = [
    ...(event === undefined ? [] : [`event: ${oneLine(event)}`]),
    ...(id === undefined ? [] : [`id: ${oneLine(id)}`]),
    ...(retryMs === undefined ? [] : [`retry: ${Math.round(retryMs)}`]),
    ...text.split(/\r\n|\r|\n/).map((line) => `data: ${line}`),
  ];
  return `${fields.join('\n')}\n\n`;
}

/** A line break would start a field of somebody else's choice. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\0]/g, ' ');
}
