import { sortedBy } from '../../kernel/order.js';
import type { Contract, Operation } from '../../model/index.js';
import type { Group } from '../../names/index.js';
import { commentText, lifecycleTags } from '../comment.js';
import { alternatives, fileText, functionText, importText, valueText } from '../print.js';
import { fieldsType, sharedFields } from '../rest/fields.js';
import { bodyComment, type InputBody, inputType } from '../rest/input.js';
import { heldAs, receivedType } from '../rest/media.js';
import { pagedListOf } from '../rest/paging.js';
import { statusesOf } from '../rest/status.js';
import { itemType, streamingOf } from '../rest/stream.js';
import { type Printing, type Shapes, typeOf } from '../shape/index.js';
import { atom, union } from '../shape/type-text.js';
import type { File } from '../target.js';
import { descriptorOf, sentContent } from './descriptor.js';

/** `operations/orders.ts`: a function for each operation of a tag, with the types of what goes in and comes out. */
export function operationsFile(contract: Contract, shapes: Shapes, group: Group): File {
  const { names } = shapes;
  const used = new Set<string>();
  const mine = sortedBy(
    contract.operations.filter((operation) => names.group(operation) === group),
    orderOf,
  );
  const sections = mine.flatMap((operation) =>
    operationSections(contract, { ...shapes, view: 'read', used }, operation),
  );
  const text = sections.join('\n');
  const uses = (word: string): boolean => text.includes(word);
  return {
    path: `operations/${group.file}.ts`,
    content: fileText(
      [
        importText('type', [...used], '../models.js'),
        importText(
          'type',
          ['ApiCall<', 'ApiFailure<', 'ApiSuccess<', 'OtherStatus<', 'StatusOf<']
            .filter(uses)
            .map((word) => word.slice(0, -1)),
          '../runtime/core/answer.js',
        ),
        uses('BodyBytes') ? importText('type', ['BodyBytes'], '../runtime/core/body.js') : undefined,
        uses(' call(') ? importText('value', ['call'], '../runtime/core/call.js') : undefined,
        importText('type', ['ApiClient', 'CallOptions'], '../runtime/core/client.js'),
        uses(' paged(')
          ? importText('value', ['paged', 'type ApiPages'], '../runtime/core/pages.js')
          : undefined,
        importText(
          'value',
          [
            ...(uses(' stream(') ? ['stream', 'type ApiStream'] : []),
            ...(uses('ServerSentEvent') ? ['type ServerSentEvent'] : []),
          ],
          '../runtime/core/stream.js',
        ),
      ]
        .filter((line) => line !== undefined)
        .join('\n'),
      ...sections,
    ),
  };
}

function orderOf(operation: Operation): string {
  return `${operation.path} ${operation.method}`;
}

function operationSections(contract: Contract, printing: Printing, operation: Operation): string[] {
  const { call, stem } = printing.names.operation(operation);
  const sender: Printing = { ...printing, view: 'write' };
  const input = inputType(sender, operation, bodyOf(sender, operation));
  const shared = sharedFields(operation, stem);
  const result = `${commentText({ text: [`What \`${operation.method} ${operation.path}\` answers.`] })}export type ${stem}Result =${resultType(printing, operation, shared?.type)};`;
  const about = commentText({
    text: [operation.summary, operation.description, `\`${operation.method} ${operation.path}\``],
    tags: lifecycleTags(operation.lifecycle),
  });
  const descriptor = valueText(descriptorOf(contract, printing.names, operation), 90);
  const parameters = [
    'client: ApiClient',
    `input: ${stem}Input${input.optional ? ' = {}' : ''}`,
    'options?: CallOptions',
  ];
  const { way, type } = wayOfCalling(printing, operation);
  const body = `return ${way}(client, ${descriptor}, input, options);`;
  const headers = shared && `${commentText({ text: ['Headers of its answers.'] })}${shared.text}`;
  return [
    input.text,
    ...(headers ? [headers] : []),
    result,
    about + functionText(`export function ${call}`, parameters, type, body),
  ];
}

/** What a call is made with, and what it gives: some go on after their first answer. */
function wayOfCalling(
  printing: Printing,
  operation: Operation,
): { readonly way: string; readonly type: string } {
  const result = `${printing.names.operation(operation).stem}Result`;
  const streaming = streamingOf(operation);
  if (streaming)
    return { way: 'stream', type: `ApiStream<${result}, ${itemType(printing, streaming).text}>` };
  const list = pagedListOf(printing.names, operation);
  if (!list) return { way: 'call', type: `ApiCall<${result}>` };
  const item = list.item ? typeOf(printing, list.item).text : 'unknown';
  return { way: 'paged', type: `ApiPages<${result}, ${item}>` };
}

function bodyOf(printing: Printing, operation: Operation): InputBody | undefined {
  const content = sentContent(operation);
  if (!content || !operation.request) return undefined;
  const comment = bodyComment(content, operation.request.content, operation.request.description);
  const { required } = operation.request;
  switch (heldAs(content.mediaType)) {
    case 'text':
      return { required, comment, type: atom('string') };
    case 'bytes':
    case 'stream':
      return { required, comment, type: atom('BodyBytes') };
    case 'multipart':
      return {
        required,
        comment,
        type: content.schema ? union([typeOf(printing, content.schema), atom('FormData')]) : atom('FormData'),
      };
    default:
      return { required, comment, type: content.schema ? typeOf(printing, content.schema) : atom('unknown') };
  }
}

function resultType(printing: Printing, operation: Operation, shared: string | undefined): string {
  const { stem } = printing.names.operation(operation);
  const { declared, rest } = statusesOf(operation);
  const members = declared.map(({ response, status, success }) => {
    const data = operation.method === 'HEAD' ? 'undefined' : receivedType(printing, response.payload).text;
    const own = fieldsType(response);
    const fields = own !== undefined && own === shared ? `${stem}Headers` : own;
    const rest = fields === undefined ? '' : `, ${fields}`;
    const inner = data.startsWith('\n') ? `${status},${data}\n${rest}` : `${status}, ${data}${rest}`;
    return `${success ? 'ApiSuccess' : 'ApiFailure'}<${inner}>`;
  });
  if (rest) members.push(`ApiFailure<${rest}, unknown>`);
  return alternatives(members);
}
