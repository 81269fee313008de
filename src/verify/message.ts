import type { Contract, Exchange } from '../model/index.js';
import { type Judgement, judgeExpected, KEPT, noteNarrow } from './expectation.js';
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
  // A description may be any text, so a message that names none is held against all; a reference must be kept.
  const candidates = named.length > 0 || message.reference !== undefined ? named : sent;
  const judged = await Promise.all(
    candidates.map(async (exchange) => ({ exchange, ...(await judge(exchange, message)) })),
  );
  const [closest] = judged.sort((a, b) => faults(a) - faults(b));
  if (!closest || (named.length === 0 && faults(closest) > 0)) {
    const names = [...new Set(sent.map(({ name }) => name))].slice(0, 5).join(', ');
    note('pact/message-unknown', message.at, {
      message: message.reference ?? message.description,
      hint: names && ` (${names})`,
    });
    return undefined;
  }
  const { exchange, reason, undeclared, narrow } = closest;
  if (reason !== undefined)
    note('pact/message-invalid', message.content.at, { message: exchange.name, reason });
  for (const field of undeclared)
    note('pact/message-field-undeclared', message.content.at, { message: exchange.name, field });
  noteNarrow(narrow, `the message ${exchange.name}`, note);
  return exchange;
}

/** By a reference that the consumer wrote down, else by a description that is the message's name. */
function isNamed({ name, operationId, title }: Exchange, { reference, description }: Message): boolean {
  return reference === undefined
    ? description === name || description === title
    : reference === operationId || reference === name;
}

function faults({ reason, undeclared }: Judgement): number {
  return (reason === undefined ? 0 : 1) + undeclared.length;
}

async function judge(exchange: Exchange, { content }: Message): Promise<Judgement> {
  const schema = exchange.payload?.content.find((media) => media.schema)?.schema;
  return schema ? judgeExpected(schema, content) : KEPT;
}
