import { sortedBy } from '../../kernel/order.js';
import type { Contract } from '../../model/index.js';
import { commentText, lifecycleTags } from '../comment.js';
import {
  block,
  fileText,
  functionText,
  importText,
  listText,
  literal,
  objectKey,
  propertyKey,
} from '../print.js';
import { type Printing, type Shapes, typed, typeOf } from '../shape/index.js';
import { atom } from '../shape/type-text.js';
import type { File } from '../target.js';
import { type Pushed, pushedOf, type Tag, tagOf } from './pushed.js';

/** `webhooks.ts`: what is pushed, how a receiver proves and tells it, and how a sender signs it. */
export function webhooksFile(contract: Contract, shapes: Shapes): File {
  const used = new Set<string>();
  const pushed = pushedOf(contract, shapes.names);
  const tag = tagOf(pushed);
  const payloads = payloadsType({ ...shapes, view: 'read', used }, pushed);
  const imports = [
    importText('type', [...used], './models.js'),
    importText('type', ['VerifyOptions'], './runtime/core/signature.js'),
    importText(
      'value',
      [
        'receive',
        'send',
        'type IncomingWebhook',
        'type WebhookDelivery',
        'type SendOptions',
        ...(tag ? ['tagOf', 'WebhookError'] : []),
      ],
      './runtime/core/webhooks.js',
    ),
    '',
    "export type * from './models.js';",
    "export { type WebhookDelivery, WebhookError } from './runtime/core/webhooks.js';",
  ].filter((line) => line !== undefined);
  const telling = tag ? [namesText(tag), RECEIVE, HANDLERS, DISPATCH] : [];
  return {
    path: 'webhooks.ts',
    content: fileText(
      imports.join('\n'),
      payloads,
      EVENTS,
      methodsText(pushed),
      RECEIVE_AS,
      ...telling,
      SEND,
    ),
  };
}

function payloadsType(printing: Printing, pushed: readonly Pushed[]): string {
  const members = pushed.map(({ name, exchange, schema }) => {
    const type = schema ? typeOf(printing, schema) : atom(exchange.payload ? 'unknown' : 'undefined');
    const about = commentText({
      text: [exchange.summary, exchange.description],
      tags: lifecycleTags(exchange.lifecycle),
    });
    return `${about}${typed(`readonly ${propertyKey(name)}:`, type)};`;
  });
  return `${commentText({ text: ['What each webhook carries.'] })}${block('export interface WebhookPayloads', members)}`;
}

const EVENTS = `export type WebhookName = keyof WebhookPayloads;

/** A webhook that was proven: \`name\` tells which, and narrows \`payload\`. */
export type ReceivedWebhook<Name extends WebhookName = WebhookName> = {
  readonly [Each in Name]: WebhookDelivery<WebhookPayloads[Each]> & { readonly name: Each };
}[Name];`;

function methodsText(pushed: readonly Pushed[]): string {
  const members = pushed.map(({ name, method }) => `${objectKey(name)}: ${literal(method)},`);
  return `${block('const METHODS: Readonly<Record<WebhookName, string>> =', members)};`;
}

const RECEIVE_AS = `${commentText({
  text: [
    'Checks the signature of a webhook that has an endpoint of its own. Hand it the body as it came, not parsed.',
  ],
  tags: ['@throws WebhookError'],
})}${functionText(
  'export async function receiveAs<Name extends WebhookName>',
  ['name: Name', 'incoming: IncomingWebhook', 'options: VerifyOptions'],
  'Promise<ReceivedWebhook<Name>>',
  'return { ...(await receive<WebhookPayloads[Name]>(incoming, options)), name } as ReceivedWebhook<Name>;',
)}`;

function namesText(tag: Tag): string {
  const pairs = sortedBy(tag.names, ([value]) => value).map(
    ([value, name]) => `[${literal(value)}, ${literal(name)}]`,
  );
  const about = commentText({
    text: [`The value of the payload's ${JSON.stringify(tag.property)} tells which webhook it is.`],
  });
  const names = `const NAMES: ReadonlyMap<string, WebhookName> = new Map(${listText(pairs, '[', ']', 60)});`;
  return `${about}const TAG = ${literal(tag.property)};\n\n${names}`;
}

const RECEIVE = `${commentText({
  text: [
    'Checks the signature of any webhook, and tells which it is. Hand it the body as it came, not parsed.',
  ],
  tags: ['@throws WebhookError'],
})}export async function receiveWebhook(incoming: IncomingWebhook, options: VerifyOptions): Promise<ReceivedWebhook> {
  const received = await receive<unknown>(incoming, options);
  const name = NAMES.get(tagOf(received.payload, TAG) ?? '');
  if (name === undefined) throw new WebhookError('webhook-unknown');
  return { ...received, name } as ReceivedWebhook;
}`;

const HANDLERS = `${commentText({ text: ['What to do with each webhook; those without a handler are accepted, and nothing is done.'] })}export type WebhookHandlers = {
  readonly [Name in WebhookName]?: (webhook: ReceivedWebhook<Name>) => unknown;
};`;

const DISPATCH = `${commentText({
  text: ['Receives a webhook and hands it to its handler. Deliveries may repeat: `webhook.id` tells.'],
  tags: ['@throws WebhookError'],
})}${functionText(
  'export async function dispatchWebhook',
  ['incoming: IncomingWebhook', 'options: VerifyOptions', 'handlers: WebhookHandlers'],
  'Promise<ReceivedWebhook>',
  `const webhook = await receiveWebhook(incoming, options);
const handler = handlers[webhook.name] as ((webhook: ReceivedWebhook) => unknown) | undefined;
await handler?.(webhook);
return webhook;`,
)}`;

const SEND = `${commentText({ text: ['Signs a webhook and sends it once. A receiver that answers 2xx has it; sending it again keeps the `id`.'] })}${functionText(
  'export function sendWebhook<Name extends WebhookName>',
  ['name: Name', 'payload: WebhookPayloads[Name]', 'options: SendOptions'],
  'Promise<Response>',
  'return send(METHODS[name], payload, options);',
)}`;
