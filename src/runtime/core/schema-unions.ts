import {
  check,
  fail,
  isObject,
  type JsonSchema,
  type Keywords,
  type Refs,
  referred,
  type Seen,
  type Spot,
  tryOut,
} from './schema-check.js';
import { every } from './schema-objects.js';
import { VALUES } from './schema-values.js';

/** The keywords that put schemas together. */
export const UNIONS: Keywords = {
  $ref: (wanted: string, spot) => {
    const schema = referred(wanted, spot.run);
    for (let refs: Refs | undefined = spot.refs; refs; refs = refs.outer) {
      // A schema that holds itself in place says nothing more by it.
      if (refs.schema === schema) return true;
    }
    return check(schema, { ...spot, refs: { schema, outer: spot.refs } });
  },
  allOf: (wanted: readonly JsonSchema[], spot) => every(wanted, (part) => check(part, spot)),
  anyOf: (wanted: readonly JsonSchema[], spot) => {
    let holds = false;
    for (const part of wanted) {
      // Once one holds, the others matter only to who asks what was looked at.
      if (holds && !spot.seen) break;
      const seen = tryOut(part, spot);
      holds = merge(seen, spot) || holds;
    }
    return holds || failBranches(wanted, spot);
  },
  oneOf: (wanted: readonly JsonSchema[], spot) => {
    let held: Seen | undefined;
    for (const part of wanted) {
      const seen = tryOut(part, spot);
      if (seen && held) return fail(spot, 'fits more than one alternative, of which it must fit one');
      held ??= seen;
    }
    return merge(held, spot) || failBranches(wanted, spot);
  },
  not: (wanted: JsonSchema, spot) => {
    const fills = spot.run.fills.length;
    const holds = tryOut(wanted, { ...spot, seen: undefined }) !== undefined;
    spot.run.fills.length = fills;
    return !holds || fail(spot, 'is of a kind that is not allowed');
  },
  if: (wanted: JsonSchema, spot) => {
    const fills = spot.run.fills.length;
    const seen = tryOut(wanted, spot);
    spot.run.fills.length = fills;
    merge(seen, spot);
    const next = spot.schema[seen ? 'then' : 'else'] as JsonSchema | undefined;
    return next === undefined || check(next, spot);
  },
};

function merge(seen: Seen | undefined, spot: Spot): boolean {
  for (const member of seen ?? []) spot.seen?.add(member);
  return seen !== undefined;
}

/** What is wrong with the one branch that is meant, where that can be told; else that none fits. */
function failBranches(branches: readonly JsonSchema[], spot: Spot): false {
  if (spot.run.quiet > 0) return false;
  const meant = branches.filter((branch) => isMeant(branch, spot, 0));
  const [only] = meant;
  if (only !== undefined && meant.length === 1 && !check(only, { ...spot, seen: undefined })) return false;
  return fail(spot, `fits none of ${branches.length} alternatives`);
}

/** Could a value of this kind be meant for the branch? By its type, and by the members that must be constant. */
function isMeant(branch: JsonSchema, spot: Spot, depth: number): boolean {
  if (!isObject(branch) || depth > 8) return branch !== false;
  const {
    $ref,
    allOf = [],
    type,
    properties,
  } = branch as {
    $ref?: string;
    allOf?: readonly JsonSchema[];
    type?: never;
    properties?: Readonly<Record<string, JsonSchema>>;
  };
  const parts = $ref === undefined ? allOf : [...allOf, referred($ref, spot.run)];
  if (!parts.every((part) => isMeant(part, spot, depth + 1))) return false;
  if (type !== undefined && !isFitting('type', type, spot, spot.value)) return false;
  const { value } = spot;
  return (
    !isObject(value) ||
    Object.entries(properties ?? {}).every(([name, part]) => isTag(part, value[name], spot))
  );
}

function isTag(part: JsonSchema, value: unknown, spot: Spot): boolean {
  if (!isObject(part) || value === undefined) return true;
  const { const: only, enum: several } = part;
  const wanted = only === undefined ? several : [only];
  return !Array.isArray(wanted) || wanted.length > 1 || isFitting('enum', wanted as never, spot, value);
}

function isFitting(keyword: string, wanted: never, spot: Spot, value: unknown): boolean {
  const run: Spot['run'] = { ...spot.run, quiet: 1 };
  return VALUES[keyword]?.(wanted, { ...spot, value, run }) ?? true;
}
