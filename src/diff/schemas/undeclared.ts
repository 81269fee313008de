import type { Schema } from '../../model/index.js';
import { allOf, anything, contains, isSame } from '../../schema/index.js';
import type { SchemaSide } from '../check.js';
import { type Examination, sceneOf, settingOf } from './scene.js';
import type { Pair } from './spot.js';
import { mayWriteUnnamed } from './steps.js';

/** What a schema asks of properties that it does not declare. */
interface Rule {
  readonly keyword:
    | 'additionalProperties'
    | 'unevaluatedProperties'
    | 'propertyNames'
    | 'dependentSchemas'
    | 'dependentRequired';
  /** The property that sets the condition. */
  readonly name?: string;
  readonly asks: Schema | readonly string[];
}

interface Sides {
  readonly before: SchemaSide;
  readonly after: SchemaSide;
}

/**
 * Shows what two versions ask of undeclared properties, where proof sees no difference: it takes them for absent, and
 * somebody may send them all the same.
 * @see docs/adr/0010-writers-write-what-is-declared.md
 */
export function examineUndeclared(examination: Examination, pair: Pair, { before, after }: Sides): void {
  if (!before.types.has('object') || !after.types.has('object')) return;
  // What may come without a name is compared as such.
  const writers = { consumer: [before], owner: [after], either: [before, after] }[pair.writtenBy];
  const apart = writers.some(mayWriteUnnamed) ? 'additionalProperties' : undefined;
  const limits = before.closed ? [] : refusing(pair, { outer: after, inner: before, apart });
  const freedoms = after.closed ? [] : refusing(pair, { outer: before, inner: after, apart });
  if (limits.length + freedoms.length === 0) return;
  examination.context.inspector.inspect(
    'undeclared',
    {
      before: { ...before, rules: freedoms },
      after: { ...after, rules: limits },
      ...sceneOf(examination, pair),
    },
    settingOf(examination, pair),
  );
}

interface Question {
  readonly outer: SchemaSide;
  readonly inner: SchemaSide;
  readonly apart: string | undefined;
}

/** The keywords by which one version may refuse what the other one takes. */
function refusing({ writtenBy }: Pair, { outer, inner, apart }: Question): string[] {
  const known = rulesOf(inner);
  const rules = rulesOf(outer).filter(
    (rule) => rule.keyword !== apart && !known.some((other) => isSameRule(rule, other)),
  );
  if (rules.length === 0) return [];
  const options = writtenBy === 'either' ? {} : { writtenBy };
  const isIdle = contains(allOf(outer.atoms), allOf(inner.atoms), options).answer === 'yes';
  return isIdle ? [] : [...new Set(rules.map(({ keyword }) => keyword))];
}

function rulesOf({ atoms }: SchemaSide): Rule[] {
  return atoms.flatMap((atom): Rule[] => [
    ...single(atom, 'additionalProperties'),
    ...single(atom, 'unevaluatedProperties'),
    ...single(atom, 'propertyNames'),
    ...[...atom.dependentSchemas].map(
      ([name, asks]) => ({ keyword: 'dependentSchemas', name, asks }) as const,
    ),
    ...[...atom.dependentRequired].map(
      ([name, asks]) => ({ keyword: 'dependentRequired', name, asks }) as const,
    ),
  ]);
}

/** That nothing else is allowed is told as such. */
function single(
  atom: Schema,
  keyword: 'additionalProperties' | 'unevaluatedProperties' | 'propertyNames',
): Rule[] {
  const asks = atom[keyword];
  if (!asks || (asks.always === false && keyword !== 'propertyNames')) return [];
  return isSame({ ...asks, always: true }, anything(asks)) ? [] : [{ keyword, asks }];
}

function isSameRule(one: Rule, other: Rule): boolean {
  if (one.keyword !== other.keyword || one.name !== other.name) return false;
  if (isSchema(one.asks) && isSchema(other.asks)) return isSame(one.asks, other.asks);
  return String(one.asks) === String(other.asks);
}

function isSchema(asks: Rule['asks']): asks is Schema {
  return !Array.isArray(asks);
}
