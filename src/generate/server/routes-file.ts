import { sortedBy } from '../../kernel/order.js';
import type { Contract, MediaContent, Operation, Payload } from '../../model/index.js';
import type { Group } from '../../names/index.js';
import { commentText, lifecycleTags } from '../comment.js';
import { alternatives, block, fileText, importText, propertyKey, valueText } from '../print.js';
import { fieldsType } from '../rest/fields.js';
import { type InputBody, inputType } from '../rest/input.js';
import { contentsOf, heldAs } from '../rest/media.js';
import { statusesOf } from '../rest/status.js';
import { type Streaming, streamingOf } from '../rest/stream.js';
import { type Printing, type Shapes, type TypeText, typeOf, union } from '../shape/index.js';
import { atom } from '../shape/type-text.js';
import type { File } from '../target.js';
import type { Wanted } from './json-schema.js';
import { routeOf } from './route.js';

/** `routes/orders.ts`: the handlers' types of one tag, and the routes that call them. */
export function routesFile(contract: Contract, shapes: Shapes, group: Group, wanted: Wanted): File {
  const { names } = shapes;
  const used = new Set<string>();
  const mine = sortedBy(
    contract.operations.filter((operation) => names.group(operation) === group),
    ({ path, method }) => `${path} ${method}`,
  );
  const types = mine.flatMap((operation) => operationTypes({ ...shapes, view: 'read', used }, operation));
  const handlers = `${commentText({ text: [`What answers the operations of ${group.tag}.`] })}${block(
    `export interface ${group.stem}Handlers<Context>`,
    mine.map((operation) => handlerMember(shapes, operation)),
  )}`;
  const routes = `export const ${group.member}Routes: readonly ServerRoute[] = ${valueText(
    mine.map((operation) => routeOf(contract, shapes, operation, wanted)),
    90,
  )};`;
  const text = types.join('\n');
  const uses = (word: string): boolean => text.includes(word);
  const imports = [
    importText('type', [...used], '../models.js'),
    importText(
      'type',
      ['OtherStatus<', 'StatusOf<'].filter(uses).map((word) => word.slice(0, -1)),
      '../runtime/core/answer.js',
    ),
    importText(
      'type',
      ['ServerRoute', ...['BodyAnswer', 'EmptyAnswer', 'WithHeaders'].filter(uses)],
      '../runtime/core/route.js',
    ),
    importText('type', uses('SentEvent<') ? ['SentEvent'] : [], '../runtime/core/server-stream.js'),
  ].filter((line) => line !== undefined);
  return {
    path: `routes/${group.file}.ts`,
    content: fileText(imports.join('\n'), ...types, handlers, routes),
  };
}

/** The modules of the runtime that files of routes import for some contracts only. */
export function runtimeOfRoutes(files: readonly File[]): string[] {
  return files.some(({ content }) => content.includes("'../runtime/core/answer.js'"))
    ? ['core/answer.ts']
    : [];
}

function operationTypes(printing: Printing, operation: Operation): string[] {
  const { stem } = printing.names.operation(operation);
  const reader: Printing = { ...printing, view: 'write' };
  const input = inputType(reader, operation, bodyOf(reader, operation), true);
  const about = commentText({ text: [`What \`${operation.method} ${operation.path}\` may answer.`] });
  return [input.text, `${about}export type ${stem}Answer =${answerType(printing, operation)};`];
}

function handlerMember({ names }: Shapes, operation: Operation): string {
  const { call, stem } = names.operation(operation);
  const about = commentText({
    text: [operation.summary, operation.description, `\`${operation.method} ${operation.path}\``],
    tags: lifecycleTags(operation.lifecycle),
  });
  return `${about}${propertyKey(call)}(input: ${stem}Input, context: Context): ${stem}Answer | Promise<${stem}Answer>;`;
}

/** The body as a handler gets it, over all media types that a consumer may choose. */
function bodyOf(printing: Printing, operation: Operation): InputBody | undefined {
  const { request } = operation;
  if (!request || request.content.length === 0) return undefined;
  return {
    required: request.required,
    comment: { text: [request.description] },
    type: union(contentsOf(request).map((content) => givenType(printing, content))),
  };
}

function givenType(printing: Printing, { mediaType, schema }: MediaContent): TypeText {
  const held = heldAs(mediaType);
  if (held === 'text') return atom('string');
  if (held === 'bytes' || held === 'stream') return atom('Uint8Array');
  return schema ? typeOf(printing, schema) : atom('unknown');
}

function answerType(printing: Printing, operation: Operation): string {
  const members = statusesOf(operation).declared.map(({ response, status }) => {
    const content =
      response.payload && response.payload.content.length > 0
        ? bodyType(printing, response.payload, streamingOf(operation))
        : undefined;
    const answer =
      content === undefined
        ? `EmptyAnswer<${status}>`
        : `BodyAnswer<${status},${content.startsWith('\n') ? content : ` ${content}`}>`;
    const fields = fieldsType(response);
    return fields === undefined ? answer : `(${answer} & WithHeaders<${fields}>)`;
  });
  if (members.length === 0) return ' BodyAnswer<number, unknown>';
  return alternatives(members);
}

function bodyType(printing: Printing, payload: Payload, streaming: Streaming | undefined): string {
  const types = contentsOf(payload).map(({ mediaType, schema }) => {
    const held = heldAs(mediaType);
    if (held === 'text') return atom('string');
    if (held === 'json' || held === 'any' || held === 'form')
      return schema ? typeOf(printing, schema) : atom('unknown');
    if (held === 'stream' && streaming)
      return union([
        atom(`AsyncIterable<${sentType(printing, streaming)}>`),
        atom('ReadableStream<Uint8Array>'),
      ]);
    return union([atom('Blob'), atom('ReadableStream<Uint8Array>'), atom('string'), atom('Uint8Array')]);
  });
  return union(types).text;
}

/** What is sent one after another: events, or values. */
function sentType(printing: Printing, { items, json, schema }: Streaming): string {
  const type = schema ? typeOf(printing, schema).text : 'unknown';
  if (items !== 'events') return type;
  return json || schema === undefined ? `SentEvent<${type}>` : 'SentEvent<string>';
}
