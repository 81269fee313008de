/** Words that cannot be a variable or a function in a strict module, and the globals that shadowing would confuse. */
export const WORDS: ReadonlySet<string> = new Set(
  (
    'abstract any arguments as async await boolean break case catch class const constructor continue debugger declare ' +
    'default delete do else enum eval export extends false finally for from function get if implements import in ' +
    'infer instanceof interface is keyof let module namespace never new null number object of package private ' +
    'protected public readonly require return set static string super switch symbol this throw true try type typeof ' +
    'undefined unique unknown using var void while with yield globalThis prototype then toString valueOf ' +
    'hasOwnProperty fetch crypto'
  ).split(' '),
);

/** Global types that generated modules beside the models use by these names, and so no schema may take. */
export const GLOBAL_TYPES: ReadonlySet<string> = new Set(
  'AbortSignal Blob Exclude Headers Promise ReadableStream Record Request Response Uint8Array'.split(' '),
);

/** Types that generated modules import or declare for themselves: the same for every target, so that all share one `models.ts`. */
export const OWN_TYPES: ReadonlySet<string> = new Set(
  (
    'AnswerHeaders Api ApiCall ApiClient ApiFailure ApiOptions ApiSuccess Auth BodyBytes CallOptions HandlerContext Handlers IncomingWebhook ' +
    'OtherStatus ReceivedWebhook SendOptions ServerOptions ServerRoute StatusOf Verifiers VerifyOptions WebhookDelivery WebhookError ' +
    'WebhookHandlers WebhookName WebhookPayloads'
  ).split(' '),
);

/** Functions and variables of theirs. */
export const OWN_VALUES: ReadonlySet<string> = new Set(
  'bind call client connect createClient createServer fastify input mount newClient options plugin schemas'.split(
    ' ',
  ),
);

/** Names that no file may have on Windows. */
export const FILES: ReadonlySet<string> = new Set(
  'aux con nul prn com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9'.split(
    ' ',
  ),
);
