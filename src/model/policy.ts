/** The operational terms of an operation or exchange: `x-policy`, inherited root → path → operation. */
export interface Policy {
  readonly timeoutMs?: number;
  readonly retry?: Retry;
  readonly circuitBreaker?: CircuitBreaker;
  readonly rateLimit?: RateLimit;
  readonly sla?: Sla;
  readonly idempotency?: Idempotency;
  readonly criticality?: 'low' | 'medium' | 'high' | 'critical';
  readonly owner?: string;
}

/** Exponential backoff: `initial`, times `factor` each attempt, never over `max`. */
export interface Retry {
  /** All tries together, the first among them. */
  readonly attempts: number;
  readonly initialMs: number;
  readonly factor: number;
  readonly maxMs: number;
  readonly jitter: 'full' | 'none';
}

/** Opens after `failures` within `window`; after `open`, `successes` in a row close it. */
export interface CircuitBreaker {
  readonly failures: number;
  readonly windowMs: number;
  readonly openMs: number;
  readonly successes: number;
}

export interface RateLimit {
  readonly requests: number;
  readonly perMs: number;
}

export interface Sla {
  /** Percent of calls. */
  readonly availability?: number;
  readonly p95Ms?: number;
}

export interface Idempotency {
  readonly header: string;
  readonly required: boolean;
}

/** The delivery terms of what is pushed: `x-delivery`. */
export interface Delivery {
  readonly guarantee?: 'at-most-once' | 'at-least-once' | 'exactly-once';
  /** A field path of the payload whose equal values stay in order. */
  readonly orderingKey?: string;
  readonly retentionMs?: number;
  readonly retry?: Retry;
  readonly deadLetter?: string;
  readonly replay?: boolean;
  /** Name of the signature profile: `standard-webhooks`. */
  readonly signature?: string;
}

/** How long something will live: `deprecated`, `x-deprecated-at`, `x-sunset`, `x-replaced-by`, `x-stability-level`. */
export interface Lifecycle {
  readonly deprecated: boolean;
  /** ISO date. */
  readonly deprecatedAt?: string;
  /** ISO date from which it may be gone. */
  readonly sunset?: string;
  readonly replacedBy?: string;
  readonly stability?: string;
}
