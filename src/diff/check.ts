import { graver, type Level } from '../kernel/change.js';
import type { Json } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import type {
  Channel,
  Contract,
  Exchange,
  Header,
  Lifecycle,
  Link,
  MediaContent,
  Operation,
  Parameter,
  Payload,
  Response,
  Schema,
  SecurityRequirement,
  SecurityScheme,
  Server,
  Writer,
} from '../model/index.js';
import type { Facet, Shape, Verdict } from '../schema/index.js';
import type { Terms } from './policy.js';

/** What a check may compare; the walk pairs each and knows who writes it. */
export interface Subjects {
  contract: Contract;
  server: Server;
  'security-scheme': SecurityScheme;
  /** What an operation or exchange asks of its callers. */
  security: Access;
  operation: Operation;
  /** A webhook, callback or message. */
  exchange: Exchange;
  channel: Channel;
  parameter: Parameter;
  /** A request body, or what is pushed. */
  body: Payload;
  response: Response;
  header: Header;
  link: Link;
  content: MediaContent;
  /** What a schema says of a value, its properties and items aside. */
  schema: SchemaSide;
  property: PropertySide;
  /** One alternative of `anyOf` or `oneOf`. */
  alternative: SchemaSide;
  /** What the compatibility procedure refuses and no other check has named. */
  remainder: SchemaSide;
  /** What a schema asks of properties that it does not declare. */
  undeclared: UndeclaredSide;
}

export type SubjectKind = keyof Subjects;

/** Security requirements with the schemes that they name. */
export interface Access {
  readonly at: Place;
  readonly requirements: readonly SecurityRequirement[];
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
}

/** A schema in its canonical form, with what its authors said beside the constraints. */
export interface SchemaSide extends Shape {
  /** The author's schemas, the outermost first: where default, deprecation and encoding are looked up. */
  readonly origins: readonly Schema[];
  readonly nullable: boolean;
  /** Properties that are not declared are forbidden. */
  readonly closed: boolean;
}

export interface UndeclaredSide extends SchemaSide {
  /** The keywords by which this version may refuse what the other one takes. */
  readonly rules: readonly string[];
}

export interface PropertySide {
  readonly name: string;
  readonly at: Place;
  readonly required: boolean;
  /** False when the writer leaves it out: `readOnly` in what consumers write, `writeOnly` in what owners write. */
  readonly written: boolean;
  readonly lifecycle: Lifecycle;
  /** The schema that it stands in, on the same side. */
  readonly parent: SchemaSide;
}

/** What a check is told beside its subject. */
export interface Scene {
  /** What changed, as a person would call it: `Order.email`, `GET /orders query parameter page`. */
  readonly subject: string;
  /** Who writes the bytes that the subject describes, and so who reads them. */
  readonly writtenBy: Writer;
  /** By what the end of things is judged. */
  readonly terms: Terms;
  /** What was removed went with everything else of its major version. */
  readonly wholeMajor?: true;
  /** As the subject, but of the schema where it is used: `NewOrder.currency`, though `Currency` is what it refers to. */
  readonly use?: string;
  /** The values travel as plain text: those of a parameter itself. */
  readonly asText?: true;
  /** They are a segment of a path, which is never empty. */
  readonly inPath?: true;
  /** One such value alone is read as a list of one. */
  readonly asList?: true;
  /** The values may travel as XML. */
  readonly asXml?: true;
  /** The other schema of a property, alternative or remainder that stands on one side only. */
  readonly counterpart?: SchemaSide;
  /** What the compatibility procedure says of a remainder; nothing where less is asked than before. */
  readonly verdict?: Exclude<Verdict, { answer: 'yes' }>;
}

export interface Changed<Kind extends SubjectKind> extends Scene {
  /** How sure it is that both are the same thing, where its name changed: above 0 and at most 1. */
  readonly confidence?: number;
  readonly before: Subjects[Kind];
  readonly after: Subjects[Kind];
}
export interface Added<Kind extends SubjectKind> extends Scene {
  readonly after: Subjects[Kind];
}
export interface Removed<Kind extends SubjectKind> extends Scene {
  readonly before: Subjects[Kind];
}

export interface Details {
  /** What changed, where that is not the scene's subject. */
  readonly subject?: string;
  /** Tells several findings of one check at one place apart, and a later edit from this one: `maxLength 20 10`. */
  readonly key?: string;
  /** What findings in different places have in common: a policy that is laid over many operations is one change. */
  readonly cause?: string;
  /** The member of the subject to point at: `maxLength`. */
  readonly at?: string;
  /** Where what is meant stands, when that is not the subject: one of the many things of a contract. */
  readonly places?: { readonly before: Place; readonly after: Place };
  /** Where this finding is graver or lighter than the check is. */
  readonly level?: Level;
  readonly witness?: Json;
  /** Compatibility could not be decided. */
  readonly undecided?: true;
  /** What it is called, or where it is, from now on; `{to}` in the migration step. */
  readonly to?: string;
  /** How sure a renaming or move is that was inferred. */
  readonly confidence?: number;
  /** As the check's own, where it depends on what was found. */
  readonly facet?: Facet;
  /** ISO date by which consumers must have acted. */
  readonly by?: string;
}

export type Say = (message: string, details?: Details) => void;

/** As a dimension; which part of the wire it is, the writer of the bytes tells. */
export type Aspect = 'wire' | 'source' | 'behaviour';

/** One value, or one for each side that may write the bytes. */
export type ByWriter<T> = T | { readonly consumer: T; readonly owner: T };

/** One kind of change that a consumer of the contract notices. */
export interface Check<Kind extends SubjectKind = SubjectKind> {
  /** `subject-became-x`, `-removed`, `-added`, `-changed`: the file's name. */
  readonly id: string;
  readonly on: Kind;
  readonly level: ByWriter<Level>;
  readonly dimensions: readonly Aspect[];
  /** How grave it is for the source of consumers, where that is not its level. */
  readonly source?: ByWriter<Level>;
  /** Who is hurt, and how. */
  readonly why: ByWriter<string>;
  /** How the owner avoids it. */
  readonly fix?: ByWriter<string>;
  /** What a consumer does about it: an imperative sentence; `{subject}`, and `{to}` of a renaming, are filled in. */
  readonly migrate?: ByWriter<string>;
  /** It looks at words that constrain no value, so that proof of compatibility does not settle it. */
  readonly annotation?: true;
  /** What the compatibility procedure calls what the check looks at: the proof and the witness are of that kind. */
  readonly facet?: Facet;
  /** Nothing that it finds is graver: set by users. */
  readonly ceiling?: Level;
  /** Why the reversed pair may repeat the finding, when it may. */
  readonly symmetric?: string;
  changed?(pair: Changed<Kind>, report: Say): void;
  added?(pair: Added<Kind>, report: Say): void;
  removed?(pair: Removed<Kind>, report: Say): void;
}

/** The check at another level; where it is lighter for one side, it stays so. */
export function atLevel(check: Check, level: Level): Check {
  if (typeof check.level === 'string') return { ...check, level, ceiling: level };
  const { consumer, owner } = check.level;
  const gravest = graver(consumer, owner);
  return {
    ...check,
    ceiling: level,
    level: { consumer: consumer === gravest ? level : consumer, owner: owner === gravest ? level : owner },
  };
}

/** Types a check's subjects, and forgets those types again for the registry. */
export function defineCheck<const Kind extends SubjectKind>(check: Check<Kind>): Check {
  return check as Check;
}

/** The value that counts for a writer; for `either`, the first of the two that `prefer` takes. */
export function byWriter<T>(value: ByWriter<T>, writer: Writer, prefer: (a: T, b: T) => T): T {
  if (typeof value !== 'object' || value === null || !('consumer' in value)) return value as T;
  return writer === 'either' ? prefer(value.consumer, value.owner) : value[writer];
}
