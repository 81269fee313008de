/** How a parameter travels; `style` and `explode` are the specification's defaults for its place when left out. */
export interface Parameter {
  readonly in: 'path' | 'query' | 'querystring' | 'header' | 'cookie';
  /** On the wire. */
  readonly name: string;
  /** The member of the input that holds it, when that is not `name`. */
  readonly key?: string;
  readonly style?: Style;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Set when the value travels as JSON instead of in a style. */
  readonly json?: true;
}

export type Style =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'tabDelimited'
  | 'deepObject';

export interface Input {
  readonly body?: unknown;
  readonly [key: string]: unknown;
}

/** What the parameters of a call become. */
export interface Written {
  /** The path, every value percent-encoded. */
  readonly path: string;
  /** Without `?`; empty when there is none. */
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Where in `input` the value of a parameter is. */
export function valueIn(parameter: Parameter, input: Input): unknown {
  const key = parameter.key ?? parameter.name;
  return Object.hasOwn(input, key) ? input[key] : undefined;
}

/**
 * Writes the parameters of a call onto its path, query and headers.
 * @throws TypeError when a path value is missing, empty, `.` or `..`, and so would address another resource
 */
export function writeParameters(template: string, parameters: readonly Parameter[], input: Input): Written {
  const query: string[] = [];
  const headers: [string, string][] = [];
  const cookies: string[] = [];
  for (const parameter of parameters) {
    const value = valueIn(parameter, input);
    if (value === undefined || value === null || parameter.in === 'path') continue;
    if (parameter.in === 'query') query.push(...queryParts(parameter, value));
    else if (parameter.in === 'querystring') query.push(formText(value));
    else if (parameter.in === 'cookie') cookies.push(...queryParts(parameter, value));
    else
      headers.push([
        parameter.name,
        parameter.json ? JSON.stringify(value) : simple(value, parameter.explode ?? false, String),
      ]);
  }
  if (cookies.length > 0) headers.push(['cookie', cookies.join('; ')]);
  return {
    path: writePath(template, parameters, input),
    query: query.filter((part) => part !== '').join('&'),
    headers,
  };
}

/** An object as `application/x-www-form-urlencoded`: arrays repeat their key, deeper objects take brackets. */
export function formText(value: unknown): string {
  return entriesOf(value)
    .flatMap(([name, item]) =>
      isPlainObject(item) ? deepParts(encode(name), item) : queryParts({ in: 'query', name }, item),
    )
    .join('&');
}

/** Percent-encodes all but the unreserved characters of RFC 3986. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Leaves the reserved characters that cannot end a query or one of its values. */
function encodeReserved(text: string): string {
  return encode(text).replace(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/g, decodeURIComponent);
}

function writePath(template: string, parameters: readonly Parameter[], input: Input): string {
  const byName = new Map(
    parameters.filter((parameter) => parameter.in === 'path').map((parameter) => [parameter.name, parameter]),
  );
  const segments = template.split('/').map((segment) => {
    const written = segment.replace(/\{([^}]*)\}/g, (_, name: string) =>
      pathText(byName.get(name) ?? { in: 'path', name }, input),
    );
    // URL parsers resolve dot segments, encoded ones too: such a value would leave its place.
    if (written !== segment && /^\.{0,2}$/.test(written))
      throw new TypeError(`The path value of ${segment} cannot be ${JSON.stringify(written)}.`);
    return written;
  });
  return segments.join('/');
}

function pathText(parameter: Parameter, input: Input): string {
  const value = valueIn(parameter, input);
  if (value === undefined || value === null)
    throw new TypeError(`The path parameter ${parameter.name} is missing.`);
  if (parameter.json) return encode(JSON.stringify(value));
  const explode = parameter.explode ?? false;
  const write = (text: string): string => encode(text);
  if (parameter.style === 'label') return `.${simple(value, explode, write, explode ? '.' : ',')}`;
  if (parameter.style !== 'matrix') return simple(value, explode, write);
  const pairs = explode
    ? pairsOf(parameter.name, value)
    : [[parameter.name, simple(value, false, write)] as const];
  return pairs.map(([name, text]) => `;${encode(name)}=${explode ? encode(text) : text}`).join('');
}

/** `a,b` for lists, `k,v` or `k=v` for objects. */
function simple(value: unknown, explode: boolean, write: (text: string) => string, separator = ','): string {
  if (Array.isArray(value)) return value.map((item) => write(textOf(item))).join(separator);
  if (!isPlainObject(value)) return write(textOf(value));
  return entriesOf(value)
    .map(([name, item]) => `${write(name)}${explode ? '=' : ','}${write(textOf(item))}`)
    .join(separator);
}

const DELIMITERS: Readonly<Partial<Record<Style, string>>> = {
  form: ',',
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
  tabDelimited: '%09',
};

function queryParts(parameter: Parameter, value: unknown): string[] {
  const { name, style = 'form', explode = style === 'form' } = parameter;
  const write = parameter.allowReserved ? encodeReserved : encode;
  if (parameter.json) return [`${encode(name)}=${encode(JSON.stringify(value))}`];
  if (style === 'deepObject') return deepParts(encode(name), value, write);
  if (explode) return pairsOf(name, value).map(([key, text]) => `${encode(key)}=${write(text)}`);
  return [`${encode(name)}=${simple(value, false, write, DELIMITERS[style] ?? ',')}`];
}

/** One pair an item of a list, one pair a member of an object. */
function pairsOf(name: string, value: unknown): (readonly [string, string])[] {
  if (Array.isArray(value)) return value.map((item) => [name, textOf(item)]);
  if (isPlainObject(value)) return entriesOf(value).flatMap(([key, item]) => pairsOf(key, item));
  return [[name, textOf(value)]];
}

/** `filter%5Bstatus%5D=open`; lists repeat their key, for the specification leaves them open. */
function deepParts(prefix: string, value: unknown, write: (text: string) => string = encode): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => deepParts(prefix, item, write));
  if (isPlainObject(value))
    return entriesOf(value).flatMap(([name, item]) =>
      deepParts(`${prefix}%5B${encode(name)}%5D`, item, write),
    );
  return [`${prefix}=${write(textOf(value))}`];
}

/** The members that have a value. */
function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(value ?? {}).filter(([, item]) => item !== undefined && item !== null);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
