import type { Issue } from './check.js';

/** A status that the contract declares as a success. `data` and `headers` have the types declared for it. */
export interface ApiSuccess<Status extends number, Data, Fields = NoFields> {
  readonly ok: true;
  readonly status: Status;
  readonly data: Data;
  /** The declared response headers, by their names in lower case. */
  readonly headers: Fields;
  /** The whole answer; its body has been read. */
  readonly response: Response;
}

/** Any other status, declared or not. */
export interface ApiFailure<Status extends number, Data, Fields = NoFields> {
  readonly ok: false;
  readonly status: Status;
  readonly data: Data;
  readonly headers: Fields;
  readonly response: Response;
}

export type NoFields = Readonly<Record<never, never>>;

export type AnyAnswer = ApiSuccess<number, unknown, unknown> | ApiFailure<number, unknown, unknown>;

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Class = 1 | 2 | 3 | 4 | 5;

/** The statuses by their first two digits, so that leaving a few of them out is no matter of five hundred. */
type ByTens = {
  readonly [Tens in `${Class}${Digit}`]: `${Tens}${Digit}` extends `${infer Status extends number}`
    ? Status
    : never;
};

type TensOf<Status extends number> = Status extends number
  ? `${Status}` extends `${infer First}${infer Second}${string}`
    ? Extract<`${First}${Second}`, keyof ByTens>
    : never
  : never;

/** Every status of a class: `StatusOf<4>` is 400 to 499. */
export type StatusOf<Of extends Class> = ByTens[`${Of}${Digit}`];

/** The statuses that the contract does not name: `OtherStatus<200 | 404>`. */
export type OtherStatus<Named extends number> =
  | ByTens[Exclude<keyof ByTens, TensOf<Named>>]
  | Exclude<ByTens[TensOf<Named>], Named>;

/** A call under way: await it for the answer whatever its status, `orThrow()` for the data of a success, or `raw()`. */
export interface ApiCall<Answer extends AnyAnswer> extends Promise<Answer> {
  /**
   * The data of a success.
   * @throws ApiError for every other status
   */
  orThrow(): Promise<DataOf<Answer>>;
  /** The answer as `fetch` gives it, whatever its status, its body unread: ask for it where the call is made. */
  raw(): Promise<Response>;
}

export type DataOf<Answer extends AnyAnswer> = Extract<Answer, { readonly ok: true }>['data'];
export type FailureOf<Answer extends AnyAnswer> = Extract<Answer, { readonly ok: false }>;

/** The answer was no success. `answer.status` tells which, and narrows `answer.data`. */
export class ApiError<
  Answer extends ApiFailure<number, unknown, unknown> = ApiFailure<number, unknown, unknown>,
> extends Error {
  override readonly name = 'ApiError';
  readonly answer: Answer;

  constructor(answer: Answer, what: string) {
    super(`${what} answered ${answer.status}.`);
    this.answer = answer;
  }

  get status(): Answer['status'] {
    return this.answer.status;
  }
}

/** There was no answer to read: `reason` says why, `cause` holds what was thrown underneath. */
export class CallError extends Error {
  override readonly name = 'CallError';
  /**
   * `timeout`: too late · `network`: no connection, or it broke · `unreadable`: a body that is not what it says ·
   * `refused`: not sent, for an open circuit or a full queue · `invalid`: not sent, for the input is not what the
   * contract says.
   */
  readonly reason: 'timeout' | 'network' | 'unreadable' | 'refused' | 'invalid';

  /** All that is wrong with what was to be sent, or has come, where a client checks that. */
  declare readonly issues?: readonly Issue[];

  constructor(reason: CallError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
