import type { Stage } from './stage.js';

export interface TracingOptions {
  /** The header by which one call is known in all logs; `false`: none. */
  readonly correlationHeader?: string | false;
  /** The id of what is being done on behalf of somebody, such as an incoming request; else each call gets one. */
  readonly correlationId?: () => string | undefined;
  /** The `traceparent` of the span that calls, from the tracing library in use; else each call begins a trace. */
  readonly traceparent?: () => string | undefined;
}

/**
 * Names each call by a correlation id and by W3C Trace Context: all tries share the trace, and each is a span of it.
 * Headers that the caller gave are left alone.
 * @see https://www.w3.org/TR/trace-context/
 */
export function tracing(options: TracingOptions = {}): Stage {
  const { correlationHeader = 'x-correlation-id' } = options;
  const calls = new WeakMap<
    object,
    { readonly id: string; readonly trace: string; readonly flags: string }
  >();
  return (attempt, next) => {
    const { headers, call } = attempt;
    const known = calls.get(call) ?? {
      id: options.correlationId?.() ?? crypto.randomUUID(),
      ...traceOf(options),
    };
    calls.set(call, known);
    if (correlationHeader !== false && !headers.has(correlationHeader))
      headers.set(correlationHeader, known.id);
    if (!headers.has('traceparent')) headers.set('traceparent', `00-${known.trace}-${hex(8)}-${known.flags}`);
    return next();
  };
}

function traceOf({ traceparent }: TracingOptions): { readonly trace: string; readonly flags: string } {
  const [, trace, flags] = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(traceparent?.() ?? '') ?? [];
  return trace && flags ? { trace, flags } : { trace: hex(16), flags: '01' };
}

/** Random bytes, two digits each. */
function hex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
