/** Words that cannot be a variable or a function in a strict module, and globals that shadowing would confuse. */
export const WORDS: ReadonlySet<string> = words(
  'abstract any arguments as async await boolean break case catch class const constructor continue crypto debugger',
  'declare default delete do else enum eval export extends false fetch finally for from function get globalThis',
  'hasOwnProperty if implements import in infer instanceof interface is keyof let module namespace never new null',
  'number object of package private protected prototype public readonly require return set static string super switch',
  'symbol then this throw toString true try type typeof undefined unique unknown using valueOf var void while with yield',
);

/** Global types that generated modules beside the models use by these names, and so no schema may take. */
export const GLOBAL_TYPES: ReadonlySet<string> = words(
  'AbortSignal AsyncIterable Blob Exclude FormData Headers Promise ReadableStream Record Request Response Uint8Array',
);

/** Types that generated modules import or declare: reserved for every target alike, so that all share one `models.ts`. */
export const OWN_TYPES: ReadonlySet<string> = words(
  'Api ApiCall ApiClient ApiFailure ApiOptions ApiPages ApiStream ApiSuccess Auth BodyAnswer BodyBytes CallOptions EmptyAnswer',
  'HandlerContext Handlers IncomingWebhook OtherStatus ReceivedWebhook SendOptions SentEvent ServerOptions ServerRoute',
  'ServerSentEvent StatusOf Verifiers VerifyOptions WebhookDelivery WebhookError WebhookHandlers WebhookName WebhookPayloads WithHeaders',
);

/** Functions and variables of theirs. */
export const OWN_VALUES: ReadonlySet<string> = words(
  'bind breaker bulkhead call client connect createClient createServer endsOfLife fastify input mount newClient options',
  'paged plugin rateLimit schemas stream telemetry tracing',
);

/** Members that every object has already. */
export const INHERITED: ReadonlySet<string> = words(
  '__proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable prototype toLocaleString toString valueOf',
);

/** Names that no file may have on Windows. */
export const FILES: ReadonlySet<string> = words(
  'aux con nul prn com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9',
);

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}
