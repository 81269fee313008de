import type { Level, Verdicts } from '../kernel/change.js';
import type { Place } from '../kernel/place.js';
import type { Schema, Writer } from '../model/index.js';
import type { Check, Details } from './check.js';

/** A part of an operation or exchange: where a schema, or anything else that changed, is used. */
export interface Part {
  /** `GET /orders/{orderId}`, `webhook order.paid`. */
  readonly subject: string;
  /** `request body`, `response 200`, `query parameter page`… */
  readonly name: string;
  /** Its values travel as plain text, as parameters do: `5` may be an integer or a string. */
  readonly asText?: true;
  /** It is a segment of a path, which is never empty. */
  readonly inPath?: true;
  /** Its values may travel as XML. */
  readonly asXml?: true;
  /** One such value alone is a list of one: `tag=a` where `tag=a&tag=b` is a list. */
  readonly asList?: true;
}

/** A spot in the graph of schema pairs; every part that leads to it is reached. */
export interface Spot {
  readonly edges: { readonly step: string; readonly to: Spot }[];
}

/** Where a finding is used: in one part, or at a spot to which several parts may lead. */
export type Anchor =
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'spot'; readonly spot: Spot; readonly step: string };

/** What one check said of one pair; several of the same cause become one change. */
export interface Finding {
  readonly check: Check;
  readonly message: string;
  readonly subject: string;
  readonly level: Level;
  readonly verdicts: Verdicts;
  readonly writtenBy: Writer;
  readonly details: Details;
  readonly before: Place | undefined;
  readonly after: Place | undefined;
  /** Findings of one check that share one of these have one cause. */
  readonly causes: readonly string[];
  readonly anchor: Anchor;
  /** The schemas that the witness tells apart: the inner allows it, the outer refuses it. */
  readonly trial?: { readonly outer: Schema; readonly inner: Schema };
}
