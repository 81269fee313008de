import type { Json } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import type { Severity } from '../kernel/problem.js';
import type {
  Channel,
  Contract,
  Exchange,
  Header,
  MediaContent,
  Operation,
  Parameter,
  Response,
  Schema,
  SecurityScheme,
  Server,
} from '../model/index.js';
import type { Autofix } from './autofix.js';

export const CATEGORIES = [
  'rest',
  'versioning',
  'security',
  'resilience',
  'observability',
  'docs',
  'webhooks',
  'events',
] as const;

export type Category = (typeof CATEGORIES)[number];

/** A path template with its operations; the model has no node for it. */
export interface Path {
  readonly path: string;
  readonly at: Place;
  readonly operations: readonly Operation[];
}

/** A property where an object schema declares it. */
export interface Property {
  readonly name: string;
  readonly at: Place;
  readonly schema: Schema;
  readonly required: boolean;
  /** It stands for a header of a message, which follows the conventions of headers. */
  readonly isHeader: boolean;
}

/** A body's part in a call. */
export interface Part {
  readonly of: Operation | Exchange;
  /** `request body`, `200 response body`, `payload`. */
  readonly name: string;
  /** Of a response: `200`, `4XX`, `default`. */
  readonly status?: string;
  readonly writtenBy: 'owner' | 'consumer' | 'either';
}

/** The kinds of node that a rule may ask for, and what each stands within. */
export interface Kinds {
  contract: { node: Contract; within: Contract };
  server: { node: Server; within: Contract };
  securityScheme: { node: SecurityScheme; within: Contract };
  path: { node: Path; within: Contract };
  operation: { node: Operation; within: Contract };
  exchange: { node: Exchange; within: Contract };
  channel: { node: Channel; within: Contract };
  parameter: { node: Parameter; within: Operation | Exchange };
  response: { node: Response; within: Operation | Exchange };
  header: { node: Header; within: Response };
  content: { node: MediaContent; within: Part };
  schema: { node: Schema; within: Contract };
  property: { node: Property; within: Schema };
}

export type NodeKind = keyof Kinds;

export const NODE_KINDS = Object.keys({
  contract: true,
  server: true,
  securityScheme: true,
  path: true,
  operation: true,
  exchange: true,
  channel: true,
  parameter: true,
  response: true,
  header: true,
  content: true,
  schema: true,
  property: true,
} satisfies Record<NodeKind, true>) as readonly NodeKind[];

export type RuleOptions = Readonly<Record<string, Json | readonly Json[]>>;

/** What a rule is told beside its node, and how it answers. */
export interface Context<Kind extends NodeKind, Options> {
  readonly contract: Contract;
  /** What the node stands in. */
  readonly within: Kinds[Kind]['within'];
  readonly options: Options;
  /** An ISO date; undefined when the caller names none, and then no verdict may depend on it. */
  readonly today: string | undefined;
  /**
   * Says what is wrong, with the value found and the value wanted; `at` is the node itself unless given. With an autofix
   * where what the author would write can be known.
   */
  report(message: string, at?: Place, autofix?: Autofix): void;
}

/** One design standard. */
export interface Rule<Kind extends NodeKind = NodeKind, Options extends RuleOptions = RuleOptions> {
  /** `category/thing-condition`: the file's path below `rules/`. */
  readonly id: `${Category}/${string}`;
  readonly severity: Severity;
  /** The smallest preset that has it; `strict` has all of `recommended`. */
  readonly in: 'recommended' | 'strict';
  readonly given: Kind | readonly Kind[];
  /** Set when it only makes sense for one kind of contract. */
  readonly only?: Contract['kind'];
  /** Why it matters to somebody. */
  readonly why: string;
  /** What to do about a finding: an imperative sentence. */
  readonly fix: string;
  /** What `tenon lint` does about some findings, or all: with `--fix`, or when consumers notice with `--fix-breaking` only. */
  readonly fixable?: 'fix' | 'fix-breaking';
  /** Every option with its default. */
  readonly options?: Options;
  check(node: Kinds[Kind]['node'], context: Context<Kind, Options>): void | Promise<void>;
}

/** Types a rule's node and options, and forgets those types again for the registry. */
export function defineRule<
  const Kind extends NodeKind,
  Options extends RuleOptions = Readonly<Record<never, never>>,
>(rule: Rule<Kind, Options>): Rule {
  return rule;
}

export function categoryOf(rule: Pick<Rule, 'id'>): Category {
  return rule.id.slice(0, rule.id.indexOf('/')) as Category;
}
