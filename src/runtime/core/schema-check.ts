/** A JSON Schema 2020-12, as the generator prints it: `$ref` is `#/$defs/<Name>` and nothing else. */
export type JsonSchema = boolean | SchemaObject;

export interface SchemaObject {
  readonly [keyword: string]: unknown;
}

/** One fault that validation found; `path` is a JSON Pointer into what was validated. */
export interface Issue {
  readonly path: string;
  /** Follows the place: `must be an integer`, `is missing`. */
  readonly message: string;
}

export interface Checking {
  /** What `$ref`s lead to, by name. */
  readonly schemas?: Readonly<Record<string, JsonSchema>>;
  /** Formats to insist on, by name; without them `format` is a note. */
  readonly formats?: Formats;
  /** The value is a request's: defaults are put in, and what only the owner sets (`readOnly`) is taken out. */
  readonly fill?: boolean;
}

export type Formats = Readonly<Record<string, (value: unknown) => boolean>>;

/** The check of one keyword; it may look at the keywords beside it. Reports through `fail`. */
export type Keyword = (wanted: never, spot: Spot) => boolean;
export type Keywords = Readonly<Record<string, Keyword>>;

/** One schema applied to one value. */
export interface Spot {
  readonly schema: SchemaObject;
  readonly value: unknown;
  readonly path: Path | undefined;
  /** The members that were looked at, where an `unevaluated…` around this one asks. */
  readonly seen: Seen | undefined;
  /** The `$ref`s that led here without a step into the value. */
  readonly refs: Refs | undefined;
  readonly run: Run;
}

export interface Path {
  readonly parent: Path | undefined;
  readonly key: string | number;
}

/** Names of properties, or indexes of items. */
export type Seen = Set<string | number>;

export interface Refs {
  readonly outer: Refs | undefined;
  readonly schema: JsonSchema;
}

export interface Run extends Checking {
  readonly keywords: Keywords;
  readonly issues: Issue[];
  /** Above 0 an answer is sought and no issue told. */
  quiet: number;
  depth: number;
  steps: number;
  /** What to do to the value once the branch that asks for it has held. */
  readonly fills: (() => void)[];
}

/** No more issues are told than a person would read. */
const MAX_ISSUES = 50;
/** Deeper than any document that people write, and far from the end of the stack. */
const MAX_DEPTH = 500;
/** Unions of unions can ask exponentially often; nobody waits for that. */
const MAX_STEPS = 1_000_000;

/** A validator that knows these keywords; all others are notes. */
export function createValidator(
  keywords: Keywords,
): (schema: JsonSchema, value: unknown, checking?: Checking) => readonly Issue[] {
  return (schema, value, checking = {}) => {
    const run: Run = { ...checking, keywords, issues: [], quiet: 0, depth: 0, steps: 0, fills: [] };
    const isValid = check(schema, { value, path: undefined, seen: undefined, refs: undefined, run });
    if (isValid) for (const fill of run.fills) fill();
    return run.issues;
  };
}

/** Does the value at a spot fit the schema? */
export function check(schema: JsonSchema, at: Omit<Spot, 'schema'>): boolean {
  const { run } = at;
  if (schema === true) return true;
  if (schema === false) return fail(at, 'is not allowed');
  if (run.issues.length >= MAX_ISSUES) return false;
  if (run.depth >= MAX_DEPTH) return fail(at, 'is nested too deeply');
  run.steps += 1;
  if (run.steps > MAX_STEPS) return fail(at, 'takes too long to check');
  run.depth += 1;
  const isValid = checkKeywords(schema, at);
  run.depth -= 1;
  return isValid;
}

function checkKeywords(schema: SchemaObject, at: Omit<Spot, 'schema'>): boolean {
  const { run, value } = at;
  const { unevaluatedProperties, unevaluatedItems } = schema;
  const asks = unevaluatedProperties !== undefined || unevaluatedItems !== undefined;
  const seen = asks ? new Set<string | number>() : at.seen;
  const spot: Spot = { ...at, schema, seen };
  if (run.fill) fillIn(spot);
  let isValid = true;
  for (const keyword in schema) {
    if (keyword.startsWith('unevaluated') || !Object.hasOwn(run.keywords, keyword)) continue;
    isValid = ask(keyword, spot) && isValid;
    if (!isValid && run.quiet > 0) return false;
  }
  if (!asks || !isValid) return isValid;
  isValid = Array.isArray(value) ? ask('unevaluatedItems', spot) : ask('unevaluatedProperties', spot);
  for (const member of seen ?? []) at.seen?.add(member);
  return isValid;
}

function ask(keyword: string, spot: Spot): boolean {
  const wanted = spot.schema[keyword];
  const asked = spot.run.keywords[keyword];
  return wanted === undefined || !asked || asked(wanted as never, spot);
}

/** Checks a member of the value. */
export function checkMember(schema: JsonSchema, spot: Spot, key: string | number, value: unknown): boolean {
  spot.seen?.add(key);
  return check(schema, {
    value,
    path: { parent: spot.path, key },
    seen: undefined,
    refs: undefined,
    run: spot.run,
  });
}

/** Would it fit? Tells nothing, and gives what it looked at. */
export function tryOut(schema: JsonSchema, spot: Spot): Seen | undefined {
  const { run } = spot;
  const seen: Seen = new Set();
  const fills = run.fills.length;
  run.quiet += 1;
  const isValid = check(schema, { ...spot, seen: spot.seen && seen });
  run.quiet -= 1;
  if (!isValid) run.fills.length = fills;
  return isValid ? seen : undefined;
}

/** Notes an issue with the value, or with a member of it. */
export function fail({ run, path }: Pick<Spot, 'run' | 'path'>, message: string, member?: string): false {
  if (run.quiet === 0 && run.issues.length < MAX_ISSUES)
    run.issues.push({
      path: pointerOf(member === undefined ? path : { parent: path, key: member }),
      message,
    });
  return false;
}

function pointerOf(path: Path | undefined): string {
  const tokens: string[] = [];
  for (let step = path; step; step = step.parent)
    tokens.push(`/${String(step.key).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return tokens.reverse().join('');
}

/** What a `$ref` leads to; a name that is unknown forbids nothing. */
export function referred(reference: unknown, { schemas = {} }: Checking): JsonSchema {
  const name = String(reference).slice('#/$defs/'.length);
  return Object.hasOwn(schemas, name) ? (schemas[name] ?? true) : true;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Within a union it is not known yet whether the branch will hold, so the change waits. */
function fillIn({ schema: { properties }, value, run }: Spot): void {
  if (!isObject(properties) || !isObject(value)) return;
  const later = (change: () => void): void => {
    if (run.quiet > 0) run.fills.push(change);
    else change();
  };
  for (const [name, part] of Object.entries(properties)) {
    if (!isObject(part)) continue;
    const { readOnly, default: preset } = part;
    const isGiven = Object.hasOwn(value, name);
    if (readOnly === true) {
      if (isGiven) later(() => delete value[name]);
    } else if (!isGiven && preset !== undefined) {
      later(() => {
        value[name] = structuredClone(preset);
      });
    }
  }
}
