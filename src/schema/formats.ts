/** What `format` asks of a string, for the formats that contracts use most; others are left to Ajv. */
const TESTS: Readonly<Record<string, (text: string) => boolean>> = {
  'date-time': (text) =>
    /^\d{4}-\d\d-\d\d[tT ]\d\d:\d\d:\d\d(\.\d+)?([zZ]|[+-]\d\d(:?\d\d)?)$/.test(text) &&
    isDate(text.slice(0, 10)),
  date: isDate,
  uuid: (text) => /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text),
  email: (text) =>
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(
      text,
    ),
  byte: (text) => /^(?:[a-z0-9+/]{4})*(?:[a-z0-9+/]{2}==|[a-z0-9+/]{3}=)?$/im.test(text),
  ipv4: (text) => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text),
};

/** Those that validators know; the others say nothing about which texts are valid. */
const KNOWN: ReadonlySet<string> = new Set([
  'date',
  'time',
  'date-time',
  'iso-time',
  'iso-date-time',
  'duration',
  'uri',
  'uri-reference',
  'uri-template',
  'url',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'regex',
  'uuid',
  'json-pointer',
  'json-pointer-uri-fragment',
  'relative-json-pointer',
  'byte',
  'int32',
  'int64',
]);

/** Does a validator act on this format? */
export function isEnforced(format: string): boolean {
  return KNOWN.has(format);
}

/** Is the value right for the format? Undefined when that is for Ajv to say. */
export function fitsFormat(format: string, value: string | number): boolean | undefined {
  if (!isEnforced(format)) return true;
  if (typeof value === 'number')
    return format === 'int32' ? isInt32(value) : format === 'int64' ? Number.isInteger(value) : true;
  if (format === 'int32' || format === 'int64') return true;
  if (format === 'uri') return PLAIN_URI.test(value) || undefined;
  return TESTS[format]?.(value);
}

/** An address of the kind that most are; what is not, may be one all the same. */
const PLAIN_URI =
  /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?(?:\/(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*)?(?:[?#](?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$/i;

function isInt32(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 2 ** 31 && value < 2 ** 31;
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Every value of the second format is one of the first. */
export function formatContains(outer: string, inner: string): boolean {
  return outer === inner || !isEnforced(outer) || (WIDER[inner]?.includes(outer) ?? false);
}

const WIDER: Readonly<Record<string, readonly string[]>> = {
  int32: ['int64'],
  uri: ['uri-reference'],
  'date-time': ['iso-date-time'],
  time: ['iso-time'],
};

/** A text of the format, `n` choosing among many; undefined for formats without an example here. */
export function sampleOfFormat(format: string, n: number): string | undefined {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${2020 + (n % 10)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`;
  const time = `${two(n % 24)}:${two(n % 60)}:${two((n * 7) % 60)}Z`;
  const hex = (n >>> 0).toString(16).padStart(8, '0');
  switch (format) {
    case 'date':
      return date;
    case 'time':
    case 'iso-time':
      return time;
    case 'date-time':
    case 'iso-date-time':
      return `${date}T${time}`;
    case 'duration':
      return `P${1 + (n % 9)}D`;
    case 'uuid':
      return `${hex}-0000-4000-8000-${hex}0000`;
    case 'email':
      return `user${n % 1000}@example.com`;
    case 'hostname':
      return `host${n % 1000}.example.com`;
    case 'ipv4':
      return `192.0.2.${n % 256}`;
    case 'ipv6':
      return `2001:db8::${(n % 65536).toString(16)}`;
    case 'uri':
    case 'url':
    case 'uri-reference':
      return `https://example.com/${n % 1000}`;
    case 'uri-template':
      return 'https://example.com/{id}';
    case 'json-pointer':
      return '/items/0';
    case 'relative-json-pointer':
      return '0/items';
    case 'regex':
      return '^[a-z]+$';
    case 'byte':
      return 'dGVub24=';
    default:
      return undefined;
  }
}
