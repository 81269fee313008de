import { importText } from '../print.js';

/** Where the functions of the runtime live that the functions of operations name. */
const MODULES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    breaker: 'breaker',
    call: 'call',
    check: 'all always named never',
    checked: 'checked givenAs ifData readAs',
    checks: `additionalProperties anyOf contains dependentSchemas exclusiveMaximum exclusiveMinimum items maximum
      maxItems maxLength maxProperties minimum minItems minLength minProperties multipleOf not object oneOf only onlyLike
      pattern patternProperties prefixItems properties propertyNames required slowPattern type uniqueItems when`,
    'encode-body':
      'asIs formText json jsonOrFile jsonQuery multipart multipartWith sentAs urlencoded urlencodedWith',
    idempotency: 'keyed',
    pages: 'byCursor byLink byLinkHeader byOffset byPage paged whileTrue',
    place: 'cookie header path query querystring',
    'rate-limit': 'rateLimit',
    'read-answer': 'isTrue typed',
    security: 'allOf basic bearer cookieKey firstOf headerKey http nothing queryKey',
    stage: 'through',
    stream: 'events jsonEvents jsonLines jsonSequence stream',
    style: `commaDelimited deepObject encodeSome form jsonField jsonPair jsonText label labelExploded matrix matrixExploded
      pipeDelimited simple simpleExploded spaceDelimited tabDelimited`,
  }).flatMap(([module, names]) => names.split(/\s+/).map((name) => [name, module] as const)),
);

/** The functions of the runtime that a file names. */
export interface RuntimeNames {
  /** What the file calls it; an operation may have its name already. */
  (name: string): string;
  /** `./runtime/core/call.js` and what is taken of it; an import of types alone may join them. */
  imports(root: string, types: Readonly<Record<string, readonly string[]>>): string[];
}

/** @param taken what the file calls its own functions */
export function runtimeNames(taken: ReadonlySet<string>): RuntimeNames {
  const used = new Set<string>();
  const local = (name: string): string => (taken.has(name) ? local(`${name}_`) : name);
  const use = (name: string): string => {
    if (!MODULES[name]) throw new Error(`The runtime has no ${name}.`);
    used.add(name);
    return local(name);
  };
  const imports = (root: string, types: Readonly<Record<string, readonly string[]>>): string[] => {
    const modules = new Set([...Object.keys(types), ...[...used].map((name) => MODULES[name] ?? '')]);
    return [...modules].sort().flatMap((module) => {
      const values = [...used].filter((name) => MODULES[name] === module);
      const named = values.map((name) => (local(name) === name ? name : `${name} as ${local(name)}`));
      const own = types[module] ?? [];
      const text =
        values.length === 0
          ? importText('type', own, `${root}${module}.js`)
          : importText('value', [...named, ...own.map((type) => `type ${type}`)], `${root}${module}.js`);
      return text === undefined ? [] : [text];
    });
  };
  return Object.assign(use, { imports });
}
