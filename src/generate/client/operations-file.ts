import { sortedBy } from '../../kernel/order.js';
import type { Contract, MediaContent, Operation } from '../../model/index.js';
import type { Group } from '../../names/index.js';
import { commentText, lifecycleTags } from '../comment.js';
import { alternatives, fileText, functionText, importText } from '../print.js';
import { fieldsType, sharedFields } from '../rest/fields.js';
import { bodyComment, type InputBody, inputType } from '../rest/input.js';
import { heldAs, receivedType } from '../rest/media.js';
import { pagedListOf } from '../rest/paging.js';
import { statusesOf } from '../rest/status.js';
import { itemType, streamingOf } from '../rest/stream.js';
import { type Printing, type Shapes, type TypeText, typeOf } from '../shape/index.js';
import { atom, union } from '../shape/type-text.js';
import type { File } from '../target.js';
import { sentContents, sentType } from './body-code.js';
import { type CheckCodes, type Checking, checkCodes, UNCHECKED_CODES } from './checking.js';
import { objectCode } from './code.js';
import { type Describing, descriptorOf } from './descriptor.js';
import { runtimeNames } from './runtime-names.js';

/** `operations/orders.ts`: a function for each operation of a tag, with the types of what goes in and comes out. */
export function operationsFile(contract: Contract, shapes: Shapes, group: Group, checking?: Checking): File {
  const { names } = shapes;
  const used = new Set<string>();
  const mine = sortedBy(
    contract.operations.filter((operation) => names.group(operation) === group),
    orderOf,
  );
  const calls = new Set(mine.map((operation) => names.operation(operation).call));
  const use = runtimeNames(calls);
  const printing: Printing = { ...shapes, view: 'read', used };
  const home = calls.has('checks') ? 'checks_' : 'checks';
  let refers = false;
  const reference = (name: string): string => {
    refers = true;
    return `${home}.${name}`;
  };
  const checksOf = (operation: Operation): CheckCodes =>
    checking ? checkCodes(checking, operation, { use, reference }) : UNCHECKED_CODES;
  const scene: Scene = { contract, names, printing, use, checksOf };
  const sections = mine.flatMap((operation) => operationSections(scene, operation));
  const text = sections.join('\n');
  const checks = refers ? `import * as ${home} from '../checks.js';` : undefined;
  const imports = use.imports('../runtime/core/', typesIn(text));
  return {
    path: `operations/${group.file}.ts`,
    content: fileText(
      [checks, importText('type', [...used], '../models.js'), ...imports]
        .filter((line) => line !== undefined)
        .join('\n'),
      ...sections,
    ),
  };
}

/** The types of the runtime that a text speaks of, by module. */
function typesIn(text: string): Record<string, string[]> {
  const said = (...types: readonly string[]): string[] =>
    types.filter((type) => new RegExp(`\\b${type}\\b`).test(text));
  return {
    answer: said('ApiCall', 'ApiFailure', 'ApiSuccess', 'OtherStatus', 'StatusOf'),
    body: said('BodyBytes'),
    client: ['ApiClient', 'CallOptions'],
    pages: said('ApiPages'),
    stream: said('ApiStream', 'ServerSentEvent'),
  };
}

interface Scene extends Describing {
  readonly printing: Printing;
}

function orderOf(operation: Operation): string {
  return `${operation.path} ${operation.method}`;
}

function operationSections(scene: Scene, operation: Operation): string[] {
  const { printing, use } = scene;
  const { call, stem } = printing.names.operation(operation);
  const sender: Printing = { ...printing, view: 'write' };
  const input = inputType(sender, operation, bodyOf(sender, operation));
  const shared = sharedFields(operation, stem);
  const result = `${commentText({ text: [`What \`${operation.method} ${operation.path}\` answers.`] })}export type ${stem}Result =${resultType(printing, operation, shared?.type)};`;
  const about = commentText({
    text: [operation.summary, operation.description, `\`${operation.method} ${operation.path}\``],
    tags: lifecycleTags(operation.lifecycle),
  });
  const descriptor = objectCode(descriptorOf(scene, operation));
  const parameters = [
    'client: ApiClient',
    `input: ${stem}Input${input.optional ? ' = {}' : ''}`,
    'options?: CallOptions',
  ];
  const { way, type } = wayOfCalling(printing, operation);
  const body = `return ${use(way)}(client, ${descriptor}, input, options);`;
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
  const contents = sentContents(operation);
  const [first, ...others] = contents;
  if (!first || !operation.request) return undefined;
  const { required, content, description } = operation.request;
  const comment = bodyComment(first, others.length > 0 ? [] : content, description);
  const types = contents.map((one) => ({ mediaType: sentType(one), type: sentBody(printing, one) }));
  return { required, comment, type: sentBody(printing, first), ...(others.length > 0 && { types }) };
}

function sentBody(printing: Printing, { mediaType, schema }: MediaContent): TypeText {
  switch (heldAs(mediaType)) {
    case 'text':
      return atom('string');
    case 'bytes':
    case 'stream':
      return atom('BodyBytes');
    case 'multipart':
      return schema ? union([typeOf(printing, schema), atom('FormData')]) : atom('FormData');
    default:
      return schema ? typeOf(printing, schema) : atom('unknown');
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
