import type { Contract, Exchange } from '../model/index.js';
import { validate } from '../schema/index.js';
import { worded } from './call.js';
import { undeclaredFields, withoutRequired } from './expectation.js';
import type { Note } from './note.js';
import type { Message } from './pact-file.js';

/** Checks one recorded message against the message of the contract that it names, or that it fits. */
export async function checkMessage(
  contract: Contract,
  message: Message,
  note: Note,
): Promise<Exchange | undefined> {
  const sent = contract.exchanges.filter(({ direction }) => direction !== 'received');
  const named = sent.filter((exchange) => isNamed(exchange, message));
  const candidates = named.length > 0 ? named : sent;
  const judged = await Promise.all(
    candidates.map(async (exchange) => ({ exchange, ...(await judge(exchange, message)) })),
  );
  const fitting = judged.find(({ reason, undeclared }) => reason === undefined && undeclared.length === 0);
  if (fitting) return fitting.exchange;
  const [only] = judged;
  if (!only || named.length === 0) {
    const hint =
      sent.length > 0 ? ` (${[...new Set(sent.map(({ name }) => name))].slice(0, 5).join(', ')})` : '';
    note('pact/message-unknown', message.at, { message: message.reference ?? message.description, hint });
    return undefined;
  }
  if (only.reason)
    note('pact/message-invalid', message.content.at, { message: only.exchange.name, reason: only.reason });
  for (const field of only.undeclared)
    note('pact/message-field-undeclared', message.content.at, { message: only.exchange.name, field });
  return only.exchange;
}

/** By a reference that the consumer wrote down, else by a description that is the message's name. */
function isNamed({ name, operationId, title }: Exchange, { reference, description }: Message): boolean {
  return reference === undefined
    ? description === name || description === title
    : reference === operationId || reference === name;
}

async function judge(
  exchange: Exchange,
  { content }: Message,
): Promise<{ reason: string | undefined; undeclared: readonly string[] }> {
  const schema = exchange.payload?.content.find((media) => media.schema)?.schema;
  if (!schema || content.body === undefined) return { reason: undefined, undeclared: [] };
  const [reason] = worded(await validate(withoutRequired(schema), content.body, { writtenBy: 'owner' }));
  return { reason, undeclared: undeclaredFields(schema, content.body) };
}
