import { isObject, type Json, type JsonObject } from '../kernel/json.js';
import { child, type Pointer } from '../kernel/pointer.js';
import type { Schema } from '../model/index.js';
import {
  admits,
  allOf,
  type Containment,
  createContainment,
  proven,
  type Shape,
  type Space,
} from '../schema/index.js';

/** A matching rule of a body that a consumer reads. */
export interface MatchingRule {
  readonly at: Pointer;
  /** Names, indices and `*` from the top of the body. */
  readonly path: readonly (string | number)[];
  /** `regex`, `integer`… */
  readonly match: string;
  readonly regex: string | undefined;
  /** The value of the example there; the first one, where the rule is for many. */
  readonly example: Json | undefined;
}

/** A rule that refuses a value which the contract allows. */
export interface NarrowRule {
  readonly rule: MatchingRule;
  readonly witness: Json;
}

const OPTIONS = { writtenBy: 'owner', undeclared: 'absent' } as const;
const containments = new WeakMap<Schema, Containment>();

/**
 * The rules that refuse what the schema allows: the consumer is not ready for all that it may be answered. Rules that
 * stand for a fixed value (`equality`) say what the state makes it, and are let be; so is whatever lies within a union.
 */
export async function narrowRules(
  schema: Schema,
  rules: readonly MatchingRule[],
): Promise<readonly NarrowRule[]> {
  const containment = containments.get(schema) ?? createContainment(OPTIONS);
  containments.set(schema, containment);
  const { space } = containment;
  const found: NarrowRule[] = [];
  for (const rule of rules) {
    const promised = shapeAt(space, space.shape(schema), rule.path);
    const accepted = promised && acceptedBy(rule, promised);
    const witness = accepted && (await witnessOf(containment, accepted, promised));
    if (witness !== undefined) found.push({ rule, witness });
  }
  return found;
}

/** The plainest values of each type, tried first: a reader sees at once what they mean. */
const PLAIN: readonly Json[] = [null, false, 0, 0.5, '', []];

/** A value that is promised and not accepted. */
async function witnessOf(
  { space, contains }: Containment,
  accepted: Schema,
  promised: Shape,
): Promise<Json | undefined> {
  const taken = space.shape(accepted);
  const plain = PLAIN.find(
    (value) => admits(space, promised, value) === true && admits(space, taken, value) === false,
  );
  if (plain !== undefined) return plain;
  const verdict = await proven(contains(taken, promised), accepted, allOf(promised.atoms), OPTIONS);
  return verdict.answer === 'no' ? verdict.witness : undefined;
}

function shapeAt(space: Space, root: Shape, path: MatchingRule['path']): Shape | undefined {
  let shape = root;
  for (const step of path) {
    if (shape.unions.length > 0) return undefined;
    if (typeof step === 'number' || step === '*') {
      if (!shape.types.has('array') || (step === '*' && shape.prefix > 0)) return undefined;
      shape = space.item(shape, Number(step) || 0);
    } else if (shape.names.has(step)) shape = space.property(shape, step);
    else return undefined;
  }
  // Where the contract says nothing at all, every rule would be too narrow.
  return shape.atoms.length > 0 ? shape : undefined;
}

/** The values that a rule takes, as a schema; undefined where that is not sure. */
function acceptedBy({ match, regex, example }: MatchingRule, promised: Shape): Schema | undefined {
  const typed = (...types: ('string' | 'number' | 'integer' | 'boolean' | 'object' | 'array')[]): Schema => ({
    ...allOf([]),
    types: new Set(types),
  });
  switch (match) {
    case 'type':
      if (Array.isArray(example)) return typed('array');
      if (isObject(example)) return typed('object');
      return isScalar(example) ? typed(typeof example as 'string' | 'number' | 'boolean') : undefined;
    case 'integer':
    case 'number':
    case 'boolean':
      return typed(match);
    case 'regex':
      // Pact holds an expression against the text of numbers, too.
      return regex !== undefined && [...promised.types].every((type) => type === 'string' || type === 'null')
        ? { ...typed('string'), pattern: `^(?:${regex})$` }
        : undefined;
    default:
      return undefined;
  }
}

function isScalar(value: Json | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The rules of a body: version 2 lists them with those of the headers (`$.body.id`), later ones apart (`$.id`). */
export function readRules(holder: JsonObject, at: Pointer, body: Json | undefined): MatchingRule[] {
  const { matchingRules } = holder;
  if (!isObject(matchingRules)) return [];
  const apart = isObject(matchingRules.body) ? matchingRules.body : undefined;
  const place = apart ? child(at, 'matchingRules', 'body') : child(at, 'matchingRules');
  return Object.entries(apart ?? matchingRules).flatMap(([expression, rule]) => {
    const path = pathOf(apart ? expression : expression.replace(/^\$\.body(?=$|[.[])/, '$'));
    const matcher = soleMatcher(rule);
    if (
      !path ||
      !matcher ||
      typeof matcher.match !== 'string' ||
      (!apart && !expression.startsWith('$.body'))
    )
      return [];
    return [
      {
        at: child(place, expression),
        path,
        match: matcher.match,
        regex: typeof matcher.regex === 'string' ? matcher.regex : undefined,
        example: exampleAt(body, path),
      },
    ];
  });
}

/** Several matchers together take what no single schema of ours says. */
function soleMatcher(rule: Json): JsonObject | undefined {
  if (!isObject(rule)) return undefined;
  if (!Array.isArray(rule.matchers)) return rule;
  const [matcher] = rule.matchers;
  return rule.matchers.length === 1 && isObject(matcher) ? matcher : undefined;
}

/** The steps of `$.data[*]['first name']`; undefined for expressions that say more. */
function pathOf(expression: string): (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  const step = /\.([^.[\]*'"]+)|\['((?:[^'\\])*)'\]|\[(\d+)\]|\[(\*)\]/y;
  step.lastIndex = 1;
  while (step.lastIndex < expression.length) {
    const match = step.exec(expression);
    if (!match) return undefined;
    const [, dotted, quoted, index, star] = match;
    steps.push(index === undefined ? (dotted ?? quoted ?? star ?? '') : Number(index));
  }
  return expression.startsWith('$') ? steps : undefined;
}

function exampleAt(body: Json | undefined, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step) || 0];
    return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, body);
}
