import { isObject, type Json } from '../kernel/json.js';

/** The values, of those that are to be judged, that a schema comes to see. */
export interface Judged {
  /** How they are reached from the values that stand at the top: the same way, the same values. */
  readonly way: string;
  readonly values: readonly Json[];
}

/** Where a keyword applies its schemas; keywords that are not here apply them to the value itself. */
const APPLIES: Readonly<Record<string, (judged: Judged) => Judged>> = {
  items: elementsOf,
  contains: elementsOf,
  unevaluatedItems: elementsOf,
  prefixItems: elementsOf,
  additionalProperties: membersOf,
  unevaluatedProperties: membersOf,
  patternProperties: membersOf,
  propertyNames: ({ way, values }) => ({ way: `${way}?`, values: objectsOf(values).flatMap(Object.keys) }),
};

/** What the schemas of a keyword see, of what the schema that holds them sees. */
export function judgedBy(keyword: string, judged: Judged): Judged {
  return APPLIES[keyword]?.(judged) ?? judged;
}

/** What the schema of a property sees. */
export function judgedAt(property: string, { way, values }: Judged): Judged {
  const holders = objectsOf(values).filter((value) => Object.hasOwn(value, property));
  return {
    way: `${way}/${JSON.stringify(property)}`,
    values: holders.map((value) => value[property] as Json),
  };
}

function elementsOf({ way, values }: Judged): Judged {
  return { way: `${way}+`, values: values.filter((value) => Array.isArray(value)).flat() };
}

function membersOf({ way, values }: Judged): Judged {
  return { way: `${way}*`, values: objectsOf(values).flatMap((value) => Object.values(value)) };
}

function objectsOf(values: readonly Json[]) {
  return values.filter((value) => isObject(value));
}
