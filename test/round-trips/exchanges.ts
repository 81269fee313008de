import fc from 'fast-check';
import { expect } from 'vitest';
import { canonicalText, type Json, type JsonObject } from '../../src/kernel/json.js';
import type { Operation } from '../../src/model/index.js';
import { namesOf } from '../../src/names/index.js';
import { resolved, type ValuesOf, valuesIn } from '../support/schema-values.js';
import type { Served } from './served.js';

/** What a caller sends, and what the handler answers. */
interface Exchange {
  readonly input: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** Both drawn from the contract as it is written, not from what was made of it. */
export function exchangesOf(served: Served, operation: Operation): fc.Arbitrary<Exchange> {
  const values = valuesIn(served.document);
  const written = operationAt(served.document, operation);
  return fc.record({
    input: inputOf(served, operation, { written, values }),
    answer: answerOf(served.document, { written, values }),
  });
}

/** Sends as much as was asked for, and holds what arrives on both sides against what was sent. */
export async function exchange(
  served: Served,
  operation: string,
  { input, answer }: Exchange,
): Promise<void> {
  served.stage.answer = answer;
  served.stage.seen = undefined;
  const { status, data, headers } = await served.call(operation, input);
  const wanted = { status: answer.status, ...(answer.body !== undefined && { body: answer.body }) };
  const seen = await comparable(served.stage.seen);
  expect(seen, 'what the handler saw').toBe(await comparable(input));
  expect(await comparable({ status, body: data }), 'what the caller read').toBe(await comparable(wanted));
  for (const [name, value] of Object.entries(answer.headers ?? {}))
    expect(headers[name.toLowerCase()], name).toEqual(value);
}

interface Source {
  readonly written: JsonObject;
  readonly values: ValuesOf;
}

function operationAt(document: JsonObject, { path, method }: Operation): JsonObject {
  const item = (document.paths as JsonObject)[path] as JsonObject;
  return (item[method.toLowerCase()] ?? (item.additionalOperations as JsonObject)[method]) as JsonObject;
}

function inputOf(
  { document, contract }: Served,
  operation: Operation,
  { written, values }: Source,
): fc.Arbitrary<Exchange['input']> {
  const members: Record<string, fc.Arbitrary<unknown>> = {};
  const required: string[] = [];
  const keys = [...namesOf(contract).parameters(operation.parameters)];
  for (const parameter of (written.parameters ?? []) as JsonObject[]) {
    const [, key = ''] =
      keys.find(([{ in: place, name }]) => place === parameter.in && name === parameter.name) ?? [];
    members[key] = values(schemaOf(parameter));
    if (parameter.required === true) required.push(key);
  }
  const body = written.requestBody === undefined ? undefined : resolved(document, written.requestBody);
  if (body) members.body = values(schemaOf(body));
  if (body?.required === true) required.push('body');
  return fc.record(members, { requiredKeys: required });
}

function answerOf(document: JsonObject, { written, values }: Source): fc.Arbitrary<Answer> {
  const answers = Object.entries(written.responses as JsonObject).map(([status, reference]) => {
    const response = resolved(document, reference);
    const headers = Object.entries((response.headers ?? {}) as JsonObject).map(
      ([name, header]) => [name, header as JsonObject] as const,
    );
    const needed = headers.filter(([, { required }]) => required === true).map(([name]) => name);
    const [mediaType] = Object.keys((response.content ?? {}) as JsonObject);
    const all: Record<string, fc.Arbitrary<unknown>> = {
      status: fc.constantFrom(...(status === '4XX' ? [400, 404, 499] : [Number(status)])),
      ...(mediaType && { body: values(schemaOf(response)) }),
      ...(headers.length > 0 && {
        headers: fc.record(
          Object.fromEntries(headers.map(([name, header]) => [name, values(schemaOf(header))])),
          {
            requiredKeys: needed,
          },
        ),
      }),
    };
    return fc.record(all) as fc.Arbitrary<unknown> as fc.Arbitrary<Answer>;
  });
  return fc.oneof(...answers);
}

/** Of a parameter, a header, a body or an answer. */
function schemaOf({ schema, content }: JsonObject): Json {
  return schema ?? (Object.values(content as JsonObject)[0] as JsonObject).schema ?? {};
}

/** One text for what is the same: members in any order, files by their bytes. */
async function comparable(value: unknown): Promise<string> {
  return canonicalText((await plain(value)) as Json);
}

async function plain(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return { bytes: Buffer.from(await value.arrayBuffer()).toString('hex') };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('hex') };
  if (Array.isArray(value)) return await Promise.all(value.map(plain));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(await Promise.all(entries.map(async ([key, item]) => [key, await plain(item)])));
}
