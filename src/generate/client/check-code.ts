import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import { literal, valueText } from '../print.js';
import { type Code, callCode, listCode, objectCode } from './code.js';
import type { RuntimeNames } from './runtime-names.js';

/** What a check is written with. */
export interface CheckPrinter {
  readonly use: RuntimeNames;
  /** The check of a named schema. */
  readonly reference: (name: string) => Code;
}

/** `all(type('object'), properties({ id: type('string') }), required('id'))`, of a schema as the server's are printed. */
export function checkCode(printer: CheckPrinter, schema: Json): Code {
  const { use } = printer;
  if (!isObject(schema)) return use(schema === false ? 'never' : 'always');
  const isPlain = schema.type === 'object' && schema.properties !== undefined;
  const parts = Object.entries(schema).flatMap(([keyword, wanted]) => {
    if (isPlain && FUSED.includes(keyword)) return keyword === 'type' ? [plainObject(printer, schema)] : [];
    const part = KEYWORDS[keyword]?.({ printer, schema, keyword }, wanted);
    return part === undefined ? [] : [part];
  });
  const [only, ...others] = parts;
  if (only === undefined) return use('always');
  return others.length === 0 ? only : callCode(use('all'), parts);
}

const FUSED: readonly string[] = ['type', 'properties', 'required'];

/** `object({ id: type('string') }, 'id')` */
function plainObject(printer: CheckPrinter, { properties = {}, required = [] }: JsonObject): Code {
  const checks = checksOf(printer, properties);
  const names = list(required).map(String);
  const others = names.filter((name) => !Object.hasOwn(checks, name));
  const anything = Object.fromEntries(others.map((name) => [name, printer.use('always')]));
  return callCode(printer.use('object'), [objectCode({ ...checks, ...anything }), ...names.map(literal)]);
}

/** Keywords that say what is allowed, and that no check is made of. */
export const UNCHECKED: readonly string[] = ['unevaluatedProperties', 'unevaluatedItems'];

/** Does the time that it takes grow with the length of the text, and no faster? */
function isSimple(pattern: string): boolean {
  return (
    pattern.startsWith('^') &&
    (pattern.replace(/\\.|\[(?:\\.|[^\]])*\]/gs, 'x').match(/[*+]|,\}/g) ?? []).length < 2
  );
}

interface Spot {
  readonly printer: CheckPrinter;
  readonly schema: JsonObject;
  readonly keyword: string;
}

type Print = (spot: Spot, wanted: Json) => Code | undefined;

/** `minimum(1)`: called as the keyword is. */
const plain: Print = ({ printer: { use }, keyword }, wanted) =>
  callCode(use(keyword), Array.isArray(wanted) ? wanted.map((one) => valueText(one)) : [valueText(wanted)]);

const each: Print = ({ printer, keyword }, wanted) =>
  callCode(
    printer.use(keyword),
    list(wanted).map((part) => checkCode(printer, part)),
  );

const byName: Print = ({ printer, keyword }, wanted) =>
  callCode(printer.use(keyword), [objectCode(checksOf(printer, wanted))]);

const values: Print = ({ printer: { use } }, wanted) => {
  const isFlat = list(wanted).every((value) => typeof value !== 'object' || value === null);
  return callCode(
    use(isFlat ? 'only' : 'onlyLike'),
    list(wanted).map((value) => valueText(value)),
  );
};

const KEYWORDS: Readonly<Record<string, Print>> = {
  type: plain,
  const: (spot, wanted) => values(spot, [wanted]),
  enum: values,
  minimum: plain,
  maximum: plain,
  exclusiveMinimum: plain,
  exclusiveMaximum: plain,
  multipleOf: plain,
  minLength: plain,
  maxLength: plain,
  pattern: ({ printer: { use } }, wanted) =>
    callCode(use(isSimple(String(wanted)) ? 'pattern' : 'slowPattern'), [valueText(wanted)]),
  minItems: plain,
  maxItems: plain,
  uniqueItems: ({ printer }, wanted) =>
    wanted === true ? callCode(printer.use('uniqueItems'), []) : undefined,
  prefixItems: each,
  items: ({ printer, schema }, wanted) =>
    callCode(printer.use('items'), [
      checkCode(printer, wanted),
      ...(schema.prefixItems === undefined ? [] : [String(list(schema.prefixItems).length)]),
    ]),
  contains: ({ printer, schema: { minContains = 1, maxContains } }, wanted) =>
    callCode(printer.use('contains'), [
      checkCode(printer, wanted),
      ...(minContains === 1 && maxContains === undefined ? [] : [valueText(minContains)]),
      ...(maxContains === undefined ? [] : [valueText(maxContains)]),
    ]),
  required: plain,
  minProperties: plain,
  maxProperties: plain,
  properties: byName,
  patternProperties: byName,
  additionalProperties: ({ printer, schema: { properties, patternProperties } }, wanted) => {
    if (wanted === true) return undefined;
    const [names, patterns] = [properties, patternProperties].map((known) =>
      listCode(isObject(known) ? Object.keys(known).map(literal) : []),
    );
    const known = patterns !== '[]' ? [names, patterns] : names === '[]' ? [] : [names];
    return callCode(printer.use('additionalProperties'), [
      checkCode(printer, wanted),
      ...known.map((part) => part ?? '[]'),
    ]);
  },
  propertyNames: ({ printer }, wanted) =>
    callCode(printer.use('propertyNames'), [checkCode(printer, wanted)]),
  dependentSchemas: byName,
  dependentRequired: ({ printer: { use } }, wanted) => {
    const checks = Object.entries(isObject(wanted) ? wanted : {}).map(([name, names]) => [
      name,
      callCode(
        use('required'),
        list(names).map((one) => valueText(one)),
      ),
    ]);
    return callCode(use('dependentSchemas'), [objectCode(Object.fromEntries(checks))]);
  },
  $ref: ({ printer }, wanted) => printer.reference(String(wanted).slice('#/$defs/'.length)),
  allOf: ({ printer }, wanted) =>
    callCode(
      printer.use('all'),
      list(wanted).map((part) => checkCode(printer, part)),
    ),
  anyOf: each,
  oneOf: each,
  not: ({ printer }, wanted) => callCode(printer.use('not'), [checkCode(printer, wanted)]),
  if: ({ printer, schema }, wanted) =>
    callCode(
      printer.use('when'),
      // biome-ignore lint/complexity/useLiteralKeys: three alike
      [wanted, schema['then'] ?? true, schema['else'] ?? true].map((part) => checkCode(printer, part)),
    ),
};

function checksOf(printer: CheckPrinter, schemas: Json): Record<string, Code> {
  // Object.fromEntries keeps a member that is called `__proto__`.
  return Object.fromEntries(
    Object.entries(isObject(schemas) ? schemas : {}).map(([name, schema]) => [
      name,
      checkCode(printer, schema),
    ]),
  );
}

function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
