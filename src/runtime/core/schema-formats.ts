import type { Formats } from './schema-check.js';

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/**
 * The formats that OpenAPI and JSON Schema name and a machine can decide. Others are notes.
 * @see https://spec.openapis.org/registry/format/
 */
export const FORMATS: Formats = {
  date: text(isDate),
  time: text(isTime),
  'date-time': text((value) => {
    const [date = '', time = '', ...rest] = value.split(/[t\s]/i);
    return rest.length === 0 && isDate(date) && isTime(time);
  }),
  duration: like(/^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/),
  uuid: like(/^(?:urn:uuid:)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i),
  email: text(isEmail),
  hostname: text(isHostname),
  ipv4: like(IPV4),
  ipv6: text(isIpv6),
  uri: text((value) => /^[a-z][a-z\d+\-.]*:/i.test(value) && isUriText(value)),
  'uri-reference': text(isUriText),
  byte: text((value) => value.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(value)),
  int32: number((value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31),
  int64: number((value) => Number.isInteger(value)),
};

function text(holds: (value: string) => boolean): (value: unknown) => boolean {
  return (value) => typeof value !== 'string' || holds(value);
}

function number(holds: (value: number) => boolean): (value: unknown) => boolean {
  return (value) => typeof value !== 'number' || holds(value);
}

function like(pattern: RegExp): (value: unknown) => boolean {
  return text((value) => pattern.test(value));
}

function isDate(value: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (!match) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day > 0 && day <= days;
}

/** With an offset, as RFC 3339 has it; the leap second is one wherever it is 23:59 UTC. */
function isTime(value: string): boolean {
  const match = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d):?(\d\d)?)$/i.exec(value);
  if (!match) return false;
  const [hour = 0, minute = 0, second = 0] = match.slice(1, 4).map(Number);
  const offset = match[4] === '-' ? -1 : 1;
  const [offsetHours = 0, offsetMinutes = 0] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (offsetHours > 23 || offsetMinutes > 59) return false;
  if (hour <= 23 && minute <= 59 && second < 60) return true;
  const utc = (hour * 60 + minute - offset * (offsetHours * 60 + offsetMinutes) + 2 * 1440) % 1440;
  return second === 60 && hour <= 23 && minute <= 59 && utc === 1439;
}

/** The usual kind: no quotes and no comments. */
function isEmail(value: string): boolean {
  const at = value.lastIndexOf('@');
  const local = value.slice(0, at);
  return (
    at > 0 &&
    /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local) &&
    isDomain(value.slice(at + 1))
  );
}

function isDomain(value: string): boolean {
  return value.includes('.') && isHostname(value);
}

function isHostname(value: string): boolean {
  const labels = value.replace(/\.$/, '').split('.');
  return value.length <= 253 && labels.every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label));
}

function isIpv6(value: string): boolean {
  const [head = '', tail, ...more] = value.split('::');
  if (more.length > 0) return false;
  const before = groupsOf(head, tail === undefined);
  const after = tail === undefined ? 0 : groupsOf(tail, true);
  const groups = before + after;
  return tail === undefined ? groups === 8 : groups <= 7;
}

/** How many groups of 16 bits; infinitely many when one is none. */
function groupsOf(part: string, isEnd: boolean): number {
  if (part === '') return 0;
  const groups = part.split(':');
  const last = groups[groups.length - 1] ?? '';
  const hasIpv4 = isEnd && IPV4.test(last);
  const plain = hasIpv4 ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[\da-f]{1,4}$/i.test(group))) return Number.POSITIVE_INFINITY;
  return plain.length + (hasIpv4 ? 2 : 0);
}

/** The characters of a URI, each other one percent-encoded, and what `URL` can make sense of. */
function isUriText(value: string): boolean {
  if (!/^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-f]{2})*$/i.test(value) || value.split('#').length > 2)
    return false;
  try {
    return Boolean(new URL(value, 'http://base.example'));
  } catch {
    return false;
  }
}
