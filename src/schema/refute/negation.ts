import type { JsonType, Schema } from '../../model/index.js';
import { branchesOf } from '../atoms.js';
import { isEnforced } from '../formats.js';
import { allOf, literal } from '../literal.js';
import { isOpaque } from '../opaque.js';
import type { Shape } from '../shape.js';
import type { Space } from '../space.js';
import { withoutUnevaluated } from '../unevaluated.js';
import { refusing } from './base.js';

const NUMBER: ReadonlySet<JsonType> = new Set<JsonType>(['number']);
const STRING: ReadonlySet<JsonType> = new Set<JsonType>(['string']);
const ARRAY: ReadonlySet<JsonType> = new Set<JsonType>(['array']);
const OBJECT: ReadonlySet<JsonType> = new Set<JsonType>(['object']);
const TYPES: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

const ANYTHING = literal({});
const NOTHING = literal({ always: false });

/**
 * The ways in which a value may fail a shape: a value that fails it fails at least one of these schemas' opposites, so
 * none is missing. A way that cannot be said exactly is said too widely.
 */
export function waysToFail(space: Space, shape: Shape): readonly Schema[] {
  const isHidden = (name: string) => space.hides(shape, name);
  return shape.atoms.flatMap((atom) => [
    ...failTypes(atom),
    ...failNumbers(atom),
    ...failTexts(atom),
    ...failLists(atom),
    ...failObjects(atom, isHidden),
    ...failParts(atom),
    ...failUnions(atom),
  ]);
}

function failTypes({ always, types, enum: values }: Schema): Schema[] {
  return [
    ...(always === false ? [ANYTHING] : []),
    ...(types ? otherTypes(types) : []),
    ...(values ? [refusing({ enum: values })] : []),
  ];
}

function otherTypes(types: ReadonlySet<JsonType>): Schema[] {
  const whole = types.has('integer') && !types.has('number');
  const others = TYPES.filter((type) => !types.has(type) && !(type === 'number' && whole));
  return [
    ...(others.length > 0 ? [literal({ types: new Set(others) })] : []),
    ...(whole ? [refusing({ multipleOf: 1 }, NUMBER)] : []),
  ];
}

function failNumbers(atom: Schema): Schema[] {
  const number = (members: Partial<Schema>) => literal({ types: NUMBER, ...members });
  return [
    ...(atom.minimum === undefined ? [] : [number({ exclusiveMaximum: atom.minimum })]),
    ...(atom.exclusiveMinimum === undefined ? [] : [number({ maximum: atom.exclusiveMinimum })]),
    ...(atom.maximum === undefined ? [] : [number({ exclusiveMinimum: atom.maximum })]),
    ...(atom.exclusiveMaximum === undefined ? [] : [number({ minimum: atom.exclusiveMaximum })]),
    ...(atom.multipleOf === undefined ? [] : [refusing({ multipleOf: atom.multipleOf }, NUMBER)]),
    ...(atom.format === 'int32' || atom.format === 'int64' ? [refusing({ multipleOf: 1 }, NUMBER)] : []),
    ...(atom.format === 'int32'
      ? [number({ minimum: 2 ** 31 }), number({ exclusiveMaximum: -(2 ** 31) })]
      : []),
  ];
}

function failTexts({ minLength = 0, maxLength = Infinity, pattern, format }: Schema): Schema[] {
  const string = (members: Partial<Schema>) => literal({ types: STRING, ...members });
  const textual = format !== undefined && isEnforced(format) && format !== 'int32' && format !== 'int64';
  return [
    ...(minLength > 0 ? [string({ maxLength: Math.ceil(minLength) - 1 })] : []),
    ...(maxLength < Infinity ? [string({ minLength: Math.floor(maxLength) + 1 })] : []),
    ...(pattern === undefined ? [] : [refusing({ pattern }, STRING)]),
    ...(textual ? [refusing({ format }, STRING)] : []),
  ];
}

function failLists(atom: Schema): Schema[] {
  const array = (members: Partial<Schema>) => literal({ types: ARRAY, ...members });
  const { prefixItems = [], items, minItems = 0, maxItems = Infinity, contains, uniqueItems } = atom;
  const { minContains = 1, maxContains = Infinity } = atom;
  return [
    ...prefixItems.map((item, i) =>
      array({
        minItems: i + 1,
        prefixItems: [...Array<Schema>(i).fill(ANYTHING), literal({ not: item })],
      }),
    ),
    ...(items
      ? prefixItems.length === 0
        ? [array({ contains: literal({ not: items }) })]
        : [refusing({ prefixItems: prefixItems.map(() => ANYTHING), items }, ARRAY)]
      : []),
    ...(minItems > 0 ? [array({ maxItems: Math.ceil(minItems) - 1 })] : []),
    ...(maxItems < Infinity ? [array({ minItems: Math.floor(maxItems) + 1 })] : []),
    ...(uniqueItems ? [refusing({ uniqueItems: true }, ARRAY)] : []),
    ...(contains && minContains > 0
      ? [array({ contains, minContains: 0, maxContains: Math.ceil(minContains) - 1 })]
      : []),
    ...(contains && maxContains < Infinity
      ? [array({ contains, minContains: Math.floor(maxContains) + 1 })]
      : []),
  ];
}

function failObjects(atom: Schema, isHidden: (name: string) => boolean): Schema[] {
  const object = (members: Partial<Schema>) => literal({ types: OBJECT, ...members });
  const { minProperties = 0, maxProperties = Infinity, propertyNames } = atom;
  const lacking = (name: string) => object({ properties: new Map([[name, NOTHING]]) });
  return [
    ...[...atom.required].filter((name) => !isHidden(name)).map(lacking),
    ...(minProperties > 0 ? [object({ maxProperties: Math.ceil(minProperties) - 1 })] : []),
    ...(maxProperties < Infinity ? [object({ minProperties: Math.floor(maxProperties) + 1 })] : []),
    ...[...atom.properties]
      .filter(([name]) => !isHidden(name))
      .map(([name, schema]) => {
        const properties = new Map([[name, literal({ not: schema })]]);
        return object({ required: new Set([name]), properties });
      }),
    ...(propertyNames ? [refusing({ propertyNames }, OBJECT)] : []),
    ...[...atom.patternProperties].map(([pattern, schema]) =>
      refusing({ patternProperties: new Map([[pattern, schema]]) }, OBJECT),
    ),
    ...(atom.additionalProperties ? [failAdditional(atom, atom.additionalProperties)] : []),
    ...[...atom.dependentRequired].flatMap(([name, others]) =>
      others.map((other) => allOf([object({ required: new Set([name]) }), lacking(other)])),
    ),
    ...[...atom.dependentSchemas].map(([name, schema]) => object({ required: new Set([name]), not: schema })),
  ];
}

function failAdditional(atom: Schema, additionalProperties: Schema): Schema {
  const free = (names: Iterable<string>) => new Map([...names].map((name) => [name, ANYTHING]));
  return refusing(
    {
      properties: free(atom.properties.keys()),
      patternProperties: free(atom.patternProperties.keys()),
      additionalProperties,
    },
    OBJECT,
  );
}

function failParts(atom: Schema): Schema[] {
  if (isOpaque(atom)) return [ANYTHING];
  const { if: condition, then: positive, else: negative, not } = atom;
  const unevaluated = atom.unevaluatedItems !== undefined || atom.unevaluatedProperties !== undefined;
  const plain = unevaluated ? withoutUnevaluated(atom) : undefined;
  return [
    ...(not ? [not] : []),
    ...(condition && positive ? [allOf([condition, literal({ not: positive })])] : []),
    ...(condition && negative ? [allOf([literal({ not: condition }), literal({ not: negative })])] : []),
    ...(unevaluated ? [plain ? literal({ not: plain }) : ANYTHING] : []),
  ];
}

function failUnions(atom: Schema): Schema[] {
  if (atom.anyOf.length + atom.oneOf.length === 0) return [];
  const branches = branchesOf(atom).map((schemas) => allOf(schemas));
  const none = allOf(branches.map((branch) => literal({ not: branch })));
  if (atom.anyOf.length > 0) return [none];
  const twice = branches
    .slice(0, -1)
    .map((branch, i) => literal({ allOf: [branch], anyOf: branches.slice(i + 1) }));
  return [none, ...twice];
}
