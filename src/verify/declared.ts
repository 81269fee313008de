import { equalJson, isObject, type Json } from '../kernel/json.js';
import { child, type Pointer } from '../kernel/pointer.js';
import { type Discriminator, type Schema, target } from '../model/index.js';
import { isMarked, isOfType, matches } from '../schema/index.js';

/** Fields of an expected value that no part of the schema declares: the provider never promised them. */
export function undeclaredFields(schema: Schema, value: Json): Pointer[] {
  return undeclaredIn([schema], value, '');
}

/** The names of the properties that a schema, or an alternative of it, declares. */
export function propertyNames(schema: Schema): string[] {
  const { parts, unions } = viewOf([schema]);
  const own = parts.flatMap(({ properties }) => [...properties.keys()]);
  return [...own, ...unions.flatMap(({ branches }) => branches.flatMap(propertyNames))];
}

/** What holds of one value: schemas that hold together, and unions of which one branch each holds beside them. */
interface View {
  readonly parts: readonly Schema[];
  readonly unions: readonly Union[];
  /** Schemas met on the way, so that one that contains itself ends. */
  readonly met: ReadonlySet<Schema>;
}

interface Union {
  readonly branches: readonly Schema[];
  readonly discriminator: Discriminator | undefined;
}

function viewOf(schemas: readonly Schema[], met: ReadonlySet<Schema> = new Set()): View {
  const seen = new Set(met);
  const parts: Schema[] = [];
  const unions: Union[] = [];
  const open = [...schemas];
  for (let schema = open.shift(); schema; schema = open.shift()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    parts.push(schema);
    const { ref, allOf, anyOf, oneOf, discriminator, dependentSchemas } = schema;
    for (const branches of [anyOf, oneOf]) if (branches.length > 0) unions.push({ branches, discriminator });
    const conditional = [schema.if, schema.then, schema.else, ...dependentSchemas.values()];
    open.push(...[ref, ...allOf, ...conditional].filter((inner) => inner !== undefined));
  }
  return { parts, unions, met: seen };
}

function undeclaredIn(schemas: readonly Schema[], value: Json, at: Pointer): Pointer[] {
  return typeof value === 'object' && value !== null ? undeclaredInView(viewOf(schemas), value, at) : [];
}

/** More unions than this at one place are not told apart: what any of their branches declares counts. */
const UNIONS_TOLD_APART = 4;

/** A field is undeclared when it is so whichever branches hold. */
function undeclaredInView(view: View, value: Json, at: Pointer): Pointer[] {
  const { parts, met } = view;
  const [union, ...rest] = view.unions;
  if (!union) return undeclaredInParts(parts, value, at);
  const join = (branches: readonly Schema[]): View => {
    const inner = viewOf(branches, met);
    return { parts: [...parts, ...inner.parts], unions: [...rest, ...inner.unions], met: inner.met };
  };
  const branches = branchesFor(union, value);
  if (rest.length >= UNIONS_TOLD_APART) return undeclaredInView(join(branches), value, at);
  const [first = [], ...others] = branches.map((branch) => undeclaredInView(join([branch]), value, at));
  return others.reduce((left, right) => left.filter((pointer) => right.includes(pointer)), first);
}

function undeclaredInParts(parts: readonly Schema[], value: Json, at: Pointer): Pointer[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const schemas = parts.flatMap(({ prefixItems = [], items }) => prefixItems[index] ?? items ?? []);
      return undeclaredIn(schemas, item, child(at, index));
    });
  }
  if (!isObject(value)) return [];
  const isFree = parts.every(declaresNothing);
  return Object.entries(value).flatMap(([name, member]) => {
    const here = child(at, name);
    const declared = parts.flatMap((part) => declarationsOf(part, name));
    if (declared.length === 0) return isFree ? [] : [here];
    // The owner never writes what is `writeOnly`.
    return declared.some((schema) => isMarked(schema, 'writeOnly'))
      ? [here]
      : undeclaredIn(declared, member, here);
  });
}

/** What one schema says of the property of that name; on purpose open ones say it of every name. */
function declarationsOf(schema: Schema, name: string): Schema[] {
  const named = schema.properties.get(name);
  const matched = [...schema.patternProperties]
    .filter(([pattern]) => matches(pattern, name) !== false)
    .map(([, inner]) => inner);
  if (named || matched.length > 0) return named ? [named, ...matched] : matched;
  const others = schema.additionalProperties ?? schema.unevaluatedProperties;
  return others && target(others).always !== false ? [others] : [];
}

function declaresNothing({
  properties,
  patternProperties,
  additionalProperties,
  unevaluatedProperties,
}: Schema): boolean {
  return (
    properties.size + patternProperties.size === 0 &&
    additionalProperties === undefined &&
    unevaluatedProperties === undefined
  );
}

/** The branches that the value can belong to: by the discriminator, else by types and constants. */
function branchesFor({ branches, discriminator }: Union, value: Json): readonly Schema[] {
  const tag = discriminator && isObject(value) ? value[discriminator.property] : undefined;
  if (discriminator && typeof tag === 'string') {
    const tagged = discriminator.mapping.get(tag) ?? branches.find((branch) => target(branch).name === tag);
    if (tagged) return [tagged];
  }
  const fitting = branches.filter((branch) => viewOf([branch]).parts.every((part) => mayBe(part, value)));
  return fitting.length > 0 ? fitting : branches;
}

function mayBe({ types, properties }: Schema, value: Json): boolean {
  if (types && ![...types].some((type) => isOfType(value, type))) return false;
  if (!isObject(value)) return true;
  return [...properties].every(([name, schema]) => {
    const allowed = target(schema).enum;
    const found = Object.hasOwn(value, name) ? value[name] : undefined;
    return !allowed || found === undefined || allowed.some((one) => equalJson(one, found));
  });
}
