import type { Json } from '../kernel/json.js';
import { child } from '../kernel/pointer.js';
import { type Contract, type Operation, type Parameter, type Schema, target } from '../model/index.js';
import { type Invalidity, validate } from '../schema/index.js';
import { propertyNames } from './declared.js';
import { isJson } from './media.js';
import type { Note } from './note.js';
import type { Call } from './pact-file.js';
import type { Route } from './route.js';

/** OpenAPI says of these that a declaration of them as parameters is ignored: others speak of them. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

/** Checks what the consumer sends beside the body against what the operation takes. */
export async function checkParameters(
  contract: Contract,
  call: Call,
  { operation, parameters: path }: Route,
  note: Note,
): Promise<void> {
  const at = child(call.at, 'request');
  for (const parameter of operation.parameters) {
    if (parameter.in === 'header' && SAID_ELSEWHERE.has(parameter.name.toLowerCase())) continue;
    const name = `${parameter.in} parameter ${parameter.name}`;
    if (spreadNames(parameter).some((part) => call.query.has(part))) continue;
    const values = valuesOf(call, path, parameter);
    if (values.length === 0) {
      if (parameter.required) note('pact/parameter-missing', at, { call: operation.key, parameter: name });
      continue;
    }
    const [invalidity] = await judgeTexts(parameter, values);
    if (!invalidity) continue;
    const value = values.map((text) => JSON.stringify(text)).join(', ');
    note('pact/parameter-invalid', at, {
      call: operation.key,
      parameter: name,
      value,
      reason: invalidity.message,
    });
  }
  const declared = declaredInQuery(contract, operation);
  for (const name of call.query.keys()) {
    if (declared.has('*') || declared.has(name) || declared.has(name.replace(/\[.*$/, ''))) continue;
    note('pact/parameter-undeclared', child(at, 'query'), {
      call: operation.key,
      parameter: `query parameter ${name}`,
    });
  }
}

/** An object that explodes stands in the query under the names of its properties, not under its own. */
function spreadNames({ in: location, style, explode, schema }: Parameter): readonly string[] {
  return location === 'query' && style === 'form' && explode && schema ? propertyNames(schema) : [];
}

/** Every name that the query may hold; `*` when the contract does not name them. */
function declaredInQuery(contract: Contract, { parameters, security }: Operation): ReadonlySet<string> {
  const schemes = new Set(security.flat().map(({ scheme }) => scheme));
  const keys = contract.securitySchemes.filter(
    (scheme) => scheme.type === 'apiKey' && scheme.in === 'query' && schemes.has(scheme.name),
  );
  return new Set([
    ...parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
    ...parameters.flatMap(spreadNames),
    ...keys.flatMap(({ parameter }) => parameter ?? []),
    ...(parameters.some((parameter) => parameter.in === 'querystring') ? ['*'] : []),
  ]);
}

function valuesOf(call: Call, path: ReadonlyMap<string, string>, parameter: Parameter): readonly string[] {
  const { name } = parameter;
  const single = (value: string | undefined) => (value === undefined ? [] : [value]);
  switch (parameter.in) {
    case 'path':
      return single(path.get(name));
    case 'header':
      return single(call.request.headers.get(name.toLowerCase()));
    case 'cookie':
      return single(cookiesOf(call).get(name));
    case 'querystring':
      return [...call.query.values()].flat();
    case 'query':
      return (
        call.query.get(name) ??
        [...call.query].filter(([key]) => key.startsWith(`${name}[`)).flatMap(([, values]) => values)
      );
  }
}

function cookiesOf(call: Call): ReadonlyMap<string, string> {
  const pairs = (call.request.headers.get('cookie') ?? '').split(/[;,]\s*/);
  return new Map(
    pairs.map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return [name.trim(), value];
    }),
  );
}

/** Judges the texts of a parameter or header by its schema; what cannot be read back from its style is let pass. */
export async function judgeTexts(
  { schema, mediaType, style, explode }: Partial<Parameter>,
  values: readonly string[],
): Promise<readonly Invalidity[]> {
  if (!schema || style === 'deepObject' || style === 'matrix' || style === 'label') return [];
  if (mediaType !== undefined) return isJson(mediaType) ? validate(schema, parsed(values[0] ?? '')) : [];
  const separator = SEPARATORS[style ?? ''] ?? ',';
  const list = explode ? values : (values[0] ?? '').split(separator);
  const readings = [...(values.length === 1 ? readingsOf(values) : []).flat(), ...readingsOf(list)];
  const judged = await Promise.all(readings.map((reading) => validate(schema, reading)));
  if (judged.some((invalidities) => invalidities.length === 0) || mayBeObject(schema)) return [];
  // The reading of the right type says what is really wrong.
  return judged.find(([first]) => first?.keyword !== 'type') ?? judged[0] ?? [];
}

/** What texts may stand for: themselves, or the numbers or booleans that all of them spell. */
function readingsOf(texts: readonly string[]): Json[][] {
  const readings: Json[][] = [[...texts]];
  if (texts.every((text) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text))) readings.unshift(texts.map(Number));
  if (texts.every((text) => text === 'true' || text === 'false'))
    readings.unshift(texts.map((text) => text === 'true'));
  return readings;
}

function mayBeObject(schema: Schema): boolean {
  return target(schema).types?.has('object') ?? false;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** A call without any of the credentials that its operation asks for would be answered with 401. */
export function checkCredentials(contract: Contract, call: Call, operation: Operation, note: Note): void {
  const { security } = operation;
  if (security.length === 0 || security.some((requirement) => requirement.length === 0)) return;
  const carries = security.flat().some(({ scheme }) => {
    const declared = contract.securitySchemes.find(({ name }) => name === scheme);
    if (declared?.type === 'mutualTLS') return true;
    if (declared?.type !== 'apiKey' || declared.parameter === undefined)
      return call.request.headers.has('authorization');
    if (declared.in === 'query') return call.query.has(declared.parameter);
    return declared.in === 'cookie'
      ? cookiesOf(call).has(declared.parameter)
      : call.request.headers.has(declared.parameter.toLowerCase());
  });
  if (carries) return;
  const schemes = [...new Set(security.flat().map(({ scheme }) => scheme))].join(', ');
  note('pact/credentials-missing', child(call.at, 'request'), { call: operation.key, schemes });
}

const SEPARATORS: Readonly<Record<string, string>> = {
  pipeDelimited: '|',
  spaceDelimited: ' ',
  tabDelimited: '\t',
};
