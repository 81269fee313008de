import type { Json } from '../kernel/json.js';
import { child } from '../kernel/pointer.js';
import {
  type Contract,
  type MediaContent,
  type Operation,
  type Parameter,
  type Schema,
  target,
} from '../model/index.js';
import { type Invalidity, validate } from '../schema/index.js';
import { undeclaredFields, withoutRequired } from './expectation.js';
import type { Note } from './note.js';
import type { Call, Content } from './pact-file.js';
import { methodsOf, type Route, responseOf } from './route.js';

/** Checks one recorded call: what the consumer sends must be taken, what it expects must be promised. */
export async function checkCall(
  contract: Contract,
  call: Call,
  route: Route | undefined,
  note: Note,
): Promise<void> {
  if (!route) {
    const others = methodsOf(contract, call.path);
    const hint = others.length > 0 ? `; that path knows ${others.join(', ')}` : '';
    note('pact/operation-unknown', child(call.at, 'request', 'path'), {
      call: `${call.method} ${call.path}`,
      hint,
    });
    return;
  }
  await checkParameters(call, route, note);
  checkCredentials(contract, call, route.operation, note);
  await checkRequestBody(call, route.operation, note);
  await checkResponse(call, route.operation, note);
}

async function checkParameters(
  call: Call,
  { operation, parameters: path }: Route,
  note: Note,
): Promise<void> {
  const at = child(call.at, 'request');
  for (const parameter of operation.parameters) {
    const values = valuesOf(call, path, parameter);
    const name = `${parameter.in} parameter ${parameter.name}`;
    if (values.length === 0) {
      if (parameter.required) note('pact/parameter-missing', at, { call: operation.key, parameter: name });
      continue;
    }
    for (const invalidity of await judge(parameter, values)) {
      const value = values.map((text) => JSON.stringify(text)).join(', ');
      note('pact/parameter-invalid', at, {
        call: operation.key,
        parameter: name,
        value,
        reason: invalidity.message,
      });
      break;
    }
  }
  const declared = new Set(
    operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
  );
  for (const name of call.query.keys()) {
    const base = name.replace(/\[.*$/, '');
    if (!declared.has(name) && !declared.has(base)) {
      note('pact/parameter-undeclared', child(at, 'query'), {
        call: operation.key,
        parameter: `query parameter ${name}`,
      });
    }
  }
}

function valuesOf(call: Call, path: ReadonlyMap<string, string>, parameter: Parameter): readonly string[] {
  const { name } = parameter;
  const single = (value: string | undefined) => (value === undefined ? [] : [value]);
  if (parameter.in === 'path') return single(path.get(name));
  if (parameter.in === 'query') return call.query.get(name) ?? call.query.get(`${name}[]`) ?? [];
  if (parameter.in === 'header') return single(call.request.headers.get(name.toLowerCase()));
  return [];
}

/** Judges texts as the schema's type reads them; what cannot be read back from its style is let pass. */
async function judge(
  { schema, style, explode }: Parameter,
  values: readonly string[],
): Promise<readonly Invalidity[]> {
  if (!schema || style === 'deepObject') return [];
  const types = target(schema).types;
  if (types?.has('array')) {
    const items = target(schema).items;
    const list = explode
      ? values
      : (values[0] ?? '').split(style === 'pipeDelimited' ? '|' : style === 'spaceDelimited' ? ' ' : ',');
    return validate(
      schema,
      list.map((text) => coerce(text, items)),
    );
  }
  return types?.has('object') ? [] : validate(schema, coerce(values[0] ?? '', schema));
}

function coerce(text: string, schema: Schema | undefined): Json {
  const types = schema && target(schema).types;
  if (types?.has('integer') || types?.has('number'))
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
  return types?.has('boolean') && (text === 'true' || text === 'false') ? text === 'true' : text;
}

function checkCredentials(contract: Contract, call: Call, operation: Operation, note: Note): void {
  const { security } = operation;
  if (security.length === 0 || security.some((requirement) => requirement.length === 0)) return;
  const carries = security.flat().some(({ scheme }) => {
    const declared = contract.securitySchemes.find(({ name }) => name === scheme);
    if (declared?.type === 'mutualTLS') return true;
    if (declared?.type !== 'apiKey' || declared.parameter === undefined)
      return call.request.headers.has('authorization');
    return declared.in === 'query'
      ? call.query.has(declared.parameter)
      : call.request.headers.has(declared.in === 'cookie' ? 'cookie' : declared.parameter.toLowerCase());
  });
  if (carries) return;
  const schemes = [...new Set(security.flat().map(({ scheme }) => scheme))].join(', ');
  note('pact/credentials-missing', child(call.at, 'request'), { call: operation.key, schemes });
}

async function checkRequestBody(call: Call, operation: Operation, note: Note): Promise<void> {
  const { request: payload, key } = operation;
  const { body, at, mediaType } = call.request;
  if (body === undefined || body === null) {
    if (payload?.required) note('pact/request-body-missing', child(call.at, 'request'), { call: key });
    return;
  }
  if (!payload) return note('pact/request-body-undeclared', at, { call: key });
  const media = mediaOf(payload.content, mediaType);
  if (!media)
    return note('pact/request-type-undeclared', at, {
      call: key,
      type: mediaType ?? 'an unnamed type',
      known: typesOf(payload.content),
    });
  if (!media.schema || !isJson(media.mediaType)) return;
  const [first] = worded(await validate(media.schema, body, { writtenBy: 'consumer' }));
  if (first) note('pact/request-body-invalid', at, { call: key, reason: first });
}

async function checkResponse(call: Call, operation: Operation, note: Note): Promise<void> {
  const { key } = operation;
  const response = responseOf(operation, call.status);
  if (!response) {
    const known = operation.responses.map(({ status }) => status).join(', ') || 'nothing that is declared';
    return note('pact/status-undeclared', child(call.at, 'response', 'status'), {
      call: key,
      status: String(call.status),
      known,
    });
  }
  const declared = new Set([
    'content-type',
    'content-length',
    ...response.headers.map(({ name }) => name.toLowerCase()),
  ]);
  for (const header of call.response.headers.keys()) {
    if (!declared.has(header))
      note('pact/response-header-undeclared', child(call.at, 'response'), { call: key, header });
  }
  await checkExpected(call.response, response.payload?.content ?? [], `${key} ${response.status}`, note);
}

async function checkExpected(
  expected: Content,
  content: readonly MediaContent[],
  call: string,
  note: Note,
): Promise<void> {
  const { body, at, mediaType } = expected;
  if (body === undefined || body === null) return;
  const media = mediaOf(content, mediaType);
  if (!media)
    return note('pact/response-type-undeclared', at, {
      call,
      type: mediaType ?? 'a body',
      known: typesOf(content),
    });
  if (!media.schema || !isJson(media.mediaType)) return;
  const [first] = worded(await validate(withoutRequired(media.schema), body, { writtenBy: 'owner' }));
  if (first) note('pact/response-body-invalid', at, { call, reason: first });
  for (const field of undeclaredFields(media.schema, body))
    note('pact/response-field-undeclared', at, { call, field });
}

/** The declared content for a media type: the same, then a range, then, when nothing was recorded, the first. */
export function mediaOf(
  content: readonly MediaContent[],
  mediaType: string | undefined,
): MediaContent | undefined {
  if (mediaType === undefined) return content.find((media) => isJson(media.mediaType)) ?? content[0];
  const bare = (type: string) => type.split(';')[0]?.trim() ?? type;
  const range = `${mediaType.split('/')[0]}/*`;
  return [mediaType, range, '*/*', '*'].flatMap(
    (wanted) => content.find((media) => bare(media.mediaType) === wanted) ?? [],
  )[0];
}

export function isJson(mediaType: string): boolean {
  return /(^|[/+])json(;|$)/.test(mediaType) || mediaType === '*/*' || mediaType === '*';
}

function typesOf(content: readonly MediaContent[]): string {
  return content.map(({ mediaType }) => mediaType).join(', ') || 'no body';
}

/** Invalidities in words, each with its place; those of a union's members say less than the union's own. */
export function worded(invalidities: readonly Invalidity[]): string[] {
  return invalidities.map(({ pointer, message }) =>
    pointer === '' ? `is invalid: it ${message}` : `is invalid at ${pointer}: it ${message}`,
  );
}
