import { child } from '../kernel/pointer.js';
import type { Contract, Operation, Response } from '../model/index.js';
import { validate } from '../schema/index.js';
import { judgeExpected, noteNarrow, worded } from './expectation.js';
import { isJson, mediaOf, typesOf } from './media.js';
import type { Note } from './note.js';
import type { Call } from './pact-file.js';
import { checkCredentials, checkParameters, judgeTexts } from './parameters.js';
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
  await checkParameters(contract, call, route, note);
  checkCredentials(contract, call, route.operation, note);
  await checkRequestBody(call, route.operation, note);
  await checkResponse(call, route.operation, note);
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
  const [first] = await validate(media.schema, body, { writtenBy: 'consumer' });
  if (first) note('pact/request-body-invalid', at, { call: key, reason: worded(first, body) });
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
  await checkHeaders(call, response, key, note);
  await checkExpected(call, response, `${key} ${response.status}`, note);
}

/** Headers that HTTP itself brings along, whatever the contract says. */
const OF_HTTP: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'server',
  'transfer-encoding',
  'vary',
]);

async function checkHeaders(call: Call, response: Response, key: string, note: Note): Promise<void> {
  const at = child(call.at, 'response');
  for (const [header, value] of call.response.headers) {
    if (OF_HTTP.has(header)) continue;
    const declared = response.headers.find(({ name }) => name.toLowerCase() === header);
    if (!declared) {
      note('pact/response-header-undeclared', at, { call: key, header });
      continue;
    }
    const [first] = await judgeTexts({ ...declared, style: 'simple' }, [value]);
    if (!first) continue;
    const details = { call: key, header, value: JSON.stringify(value), reason: first.message };
    note('pact/response-header-invalid', at, details);
  }
}

async function checkExpected(call: Call, response: Response, name: string, note: Note): Promise<void> {
  const content = response.payload?.content ?? [];
  const { body, at, mediaType } = call.response;
  if (body === undefined || body === null) return;
  const media = mediaOf(content, mediaType);
  if (!media)
    return note('pact/response-type-undeclared', at, {
      call: name,
      type: mediaType ?? 'a body',
      known: typesOf(content),
    });
  if (!media.schema || !isJson(media.mediaType)) return;
  const { reason, undeclared, narrow } = await judgeExpected(media.schema, call.response);
  if (reason !== undefined) note('pact/response-body-invalid', at, { call: name, reason });
  for (const field of undeclared) note('pact/response-field-undeclared', at, { call: name, field });
  noteNarrow(narrow, name, note);
}
