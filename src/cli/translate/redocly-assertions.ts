import { isObject, type Json, type JsonObject, own } from '../../kernel/json.js';

/** A configurable rule of Redocly's in Spectral's words, or why there are none for it. */
export type Translated =
  | { readonly ok: true; readonly rule: JsonObject; readonly lost: readonly string[] }
  | { readonly ok: false; readonly reason: string };

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Where the nodes of a type are. */
const SUBJECTS: Readonly<Record<string, string>> = {
  Root: '$',
  Info: '$.info',
  Contact: '$.info.contact',
  License: '$.info.license',
  Tag: '$.tags[*]',
  Server: '$.servers[*]',
  ExternalDocs: '$..externalDocs',
  Paths: '$.paths',
  PathItem: '$.paths[*]',
  Parameter: '$..parameters[?(@ && @.in)]',
  RequestBody: '$.paths[*][*].requestBody',
  Responses: '$.paths[*][*].responses',
  Response: '$.paths[*][*].responses[*]',
  MediaType: '$..content[*]',
  Header: '$..headers[*]',
  Components: '$.components',
  NamedSchemas: '$.components.schemas',
  SecurityScheme: '$.components.securitySchemes[*]',
  Channel: '$.channels[*]',
};

/** `rule/…` with its subject and its assertions. */
export function translateAssertions(written: JsonObject): Translated {
  const { subject, assertions, where, message, severity = 'error' } = written;
  if (where !== undefined) return { ok: false, reason: 'it narrows its subject with where' };
  const type = isObject(subject) ? subject.type : undefined;
  if (!isObject(subject) || typeof type !== 'string') return { ok: false, reason: 'it names no subject' };
  const given = givenOf(type, subject);
  if (given === undefined) return { ok: false, reason: `no JSONPath stands for its subject ${type}` };
  const fields = [own(subject, 'property') ?? null].flat();
  const lost: string[] = [];
  const then: Json[] = [];
  for (const [name, condition] of Object.entries(isObject(assertions) ? assertions : {})) {
    const steps = fields.flatMap((field) => stepsOf(name, condition, field) ?? [null]);
    if (steps.includes(null)) lost.push(name);
    else then.push(...steps);
  }
  if (then.length === 0)
    return { ok: false, reason: `Spectral has no word for ${lost.join(', ') || 'what it asserts'}` };
  const isPlain = typeof message === 'string' && !message.includes('{{');
  return {
    ok: true,
    lost,
    rule: {
      given,
      severity,
      ...(isPlain && { description: message, message: `${message} ({{error}})` }),
      then,
    },
  };
}

function givenOf(type: string, subject: JsonObject): string | undefined {
  const { filterInParentKeys, filterOutParentKeys, matchParentKeys } = subject;
  if (matchParentKeys !== undefined) return undefined;
  const inside = [filterInParentKeys ?? []].flat().map(String);
  const outside = new Set([filterOutParentKeys ?? []].flat().map(String));
  if (type !== 'Operation') {
    const isFiltered = inside.length > 0 || outside.size > 0;
    return isFiltered || !Object.hasOwn(SUBJECTS, type) ? undefined : SUBJECTS[type];
  }
  const methods = (inside.length > 0 ? inside : METHODS).filter((method) => !outside.has(method));
  return `$.paths[*][${methods.join(',')}]`;
}

const CASINGS: Readonly<Record<string, string>> = {
  camelCase: 'camel',
  'kebab-case': 'kebab',
  snake_case: 'snake',
  PascalCase: 'pascal',
  MACRO_CASE: 'macro',
  'COBOL-CASE': 'cobol',
  flatcase: 'flat',
};

/** One assertion about one property, or about the keys of the subject; undefined where there is no word for it. */
function stepsOf(name: string, condition: Json, property: Json): Json[] | undefined {
  const field = typeof property === 'string' ? property : undefined;
  const step = (called: string, options?: JsonObject, at = field): Json => ({
    ...(at !== undefined && { field: at }),
    function: called,
    ...(options && { functionOptions: options }),
  });
  const names = [condition].flat().filter((one) => typeof one === 'string');
  const onText = (called: string, options: JsonObject) => [step(called, options, field ?? '@key')];
  switch (name) {
    case 'defined':
    case 'undefined':
      if (field === undefined || typeof condition !== 'boolean') return undefined;
      return [step(condition === (name === 'defined') ? 'defined' : 'undefined')];
    case 'nonEmpty':
      return field !== undefined && condition === true ? [step('truthy')] : undefined;
    case 'pattern':
      return typeof condition === 'string' ? onText('pattern', { match: condition }) : undefined;
    case 'notPattern':
      return typeof condition === 'string' ? onText('pattern', { notMatch: condition }) : undefined;
    case 'enum':
      return Array.isArray(condition) ? onText('enumeration', { values: condition }) : undefined;
    case 'const':
      return field === undefined ? undefined : [step('enumeration', { values: [condition] })];
    case 'minLength':
      return field === undefined ? undefined : [step('length', { min: condition })];
    case 'maxLength':
      return field === undefined ? undefined : [step('length', { max: condition })];
    case 'casing': {
      const type = own(CASINGS, String(condition));
      return type === undefined ? undefined : onText('casing', { type });
    }
    case 'required':
      return field === undefined && names.length > 0
        ? names.map((one) => step('defined', undefined, one))
        : undefined;
    case 'disallowed':
      return field === undefined && names.length > 0
        ? names.map((one) => step('undefined', undefined, one))
        : undefined;
    case 'requireAny':
      return field === undefined ? [schema({ anyOf: names.map((one) => ({ required: [one] })) })] : undefined;
    case 'mutuallyExclusive':
      return field === undefined
        ? pairs(names).map((pair) => schema({ not: { required: pair } }))
        : undefined;
    case 'mutuallyRequired':
      return field === undefined
        ? [schema({ dependentRequired: Object.fromEntries(names.map((one) => [one, names])) })]
        : undefined;
    default:
      return undefined;
  }
}

function schema(asked: JsonObject): Json {
  return { function: 'schema', functionOptions: { schema: asked, dialect: 'draft2020-12' } };
}

function pairs(names: readonly string[]): string[][] {
  return names.flatMap((one, i) => names.slice(i + 1).map((other) => [one, other]));
}
