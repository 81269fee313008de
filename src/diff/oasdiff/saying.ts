import type { Reach } from '../../kernel/change.js';
import { join, propertyStep } from '../subject.js';
import type { Pushed } from './pushed.js';
import type { RawFinding } from './run.js';

/** What a finding speaks of, in our words. */
export interface Said {
  /** Without a full stop: `removed the request property 'b'`. */
  readonly text: string;
  readonly reach: Reach;
  /** The names and values in it, so that findings that say the same in two operations are one. */
  readonly words: string;
  /** The name that the property stands under: `data` of `data/currency`. */
  readonly holder: string;
}

/** The engine tells its findings as sentences alone: what they speak of stands between backquotes. */
export function sayingOf(finding: RawFinding, pushed: ReadonlyMap<string, Pushed>): Said {
  const { id, text, operation = '', path = '' } = finding;
  const exchange = pushed.get(path);
  const quoted = [...text.matchAll(/`([^`]*)`/g)].map(([, word = '']) => word);
  const property = propertyOf(text);
  const status = statusOf(text);
  const subject = exchange?.subject ?? [operation, path].filter((word) => word !== '').join(' ');
  const part = exchange ? pushedPart(exchange) : partOf(id, text, status);
  return {
    text: exchange ? pushedText(text, exchange) : text,
    reach: { subject, part, path: property === undefined ? '' : stepsOf(property) },
    words: quoted
      .filter((word) => word !== status)
      .map((word) => (word === property ? (word.split('/').at(-1) ?? '') : word))
      .join(' '),
    holder:
      property
        ?.split('/')
        .filter((name) => name !== 'items')
        .at(-2) ?? '',
  };
}

function pushedPart({ answer }: Pushed): string {
  return answer === undefined ? 'payload' : `answer ${answer}`;
}

/** A webhook stood in a response, and its answer in a request body. */
function pushedText(text: string, { answer }: Pushed): string {
  const told = text
    .replace(/ (?:for|with)(?: the)?(?: response)?(?: with the)? status(?: code)? `[^`]*`/, '')
    .replace(/ with the `[^`]*` status/, '')
    .replace(/^(?:endpoint|api(?: path)?) (added|removed)/, 'was $1');
  return answer === undefined
    ? told.replace(/\bresponse( body)?\b/g, 'payload')
    : told.replace(/\brequest( body)?\b/g, 'answer');
}

function partOf(id: string, text: string, status: string | undefined): string {
  const [, place, name] = /`(\w+)` request parameter `([^`]+)`/.exec(text) ?? [];
  if (place !== undefined) return `${place} parameter ${name}`;
  if (/(^|-)response(-|$)/.test(id)) return status === undefined ? 'response' : `response ${status}`;
  if (/parameter/.test(id)) return 'parameters';
  return /(^|-)request(-|$)/.test(id) ? 'request body' : '';
}

function statusOf(text: string): string | undefined {
  const [, after, before] = /status(?: code)? `([^`]+)`|`([^`]+)` status/.exec(text) ?? [];
  return after ?? before;
}

function propertyOf(text: string): string | undefined {
  const [, before, after] =
    /`([^`]+)` (?:\w+ )?(?:request|response)(?:'s)? property|property `([^`]+)`/.exec(text) ?? [];
  return after ?? before;
}

/** `data.items[].price` of `data/items/items/price`; what is no plain way stays as it is. */
function stepsOf(property: string): string {
  const plain = property.replace(/(all|any|one)Of\[[^\]]*\]\/?/g, '');
  const names = plain.split('/').filter((name) => name !== '');
  if (names.some((name) => /[[\]#]/.test(name))) return property;
  return names.reduce((path, name) => (name === 'items' ? `${path}[]` : join(path, propertyStep(name))), '');
}
