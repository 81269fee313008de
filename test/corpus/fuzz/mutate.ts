import { load } from 'js-yaml';
import type { Json } from '../../../src/kernel/json.js';
import { child, type Pointer } from '../../../src/kernel/pointer.js';
import type { Random } from './random.js';

/** A contract, broken somewhere: in its bytes, its tokens or its tree. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  const times = 1 + random.below(3);
  const kind = random.pick([mutateBytes, mutateTokens, mutateTokens, mutateTree, mutateTree]);
  let broken = bytes;
  for (let n = 0; n < times; n++) broken = kind(broken, random);
  return broken;
}

const ODD_BYTES: readonly (readonly number[])[] = [
  [0],
  [0xff],
  [0xc3, 0x28],
  [0xef, 0xbb, 0xbf],
  [0xe2, 0x80, 0xa8],
  [0xed, 0xa0, 0x80],
  [9],
  [13],
  [0x7f],
  [0xf0, 0x9f, 0x98, 0x80],
];

function mutateBytes(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  const length = 1 + random.below(1 + random.below(200));
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (random.below(5)) {
    case 0:
      return Buffer.concat([before, after.subarray(length)]);
    case 1:
      return Buffer.concat([before, Buffer.from(random.pick(ODD_BYTES)), after]);
    case 2:
      return Buffer.concat([before, after.subarray(0, length), after]);
    case 3:
      return before;
    default: {
      const copy = Buffer.from(bytes);
      for (let n = 0; n < 4; n++) copy[random.below(copy.length)] = 32 + random.below(95);
      return copy;
    }
  }
}

const ODD_TOKENS: readonly string[] = [
  'null',
  '[]',
  '{}',
  '-1',
  '1e400',
  '.nan',
  'true',
  '""',
  '"\\ud800"',
  '__proto__',
  'constructor',
  'toString',
  '*alias',
  '&anchor',
  '<<: *anchor',
  '!!binary x',
  '!custom',
  '- - -',
  '? ',
  '$ref: "#"',
  '$ref: "#/components/schemas/__proto__"',
  '$ref: ../../../../etc/passwd',
  '$ref: file:///etc/passwd',
  '$ref: http://169.254.169.254/latest',
  '$ref: "#/%00/%zz"',
  '$ref: ""',
  '$ref: "./openapi.yaml#/paths"',
  '$id: "https://example.com/a"',
  '$dynamicRef: "#x"',
  '$dynamicAnchor: x',
  '{{',
  '`$' + '{x}`',
  '*/',
  'x'.repeat(5000),
];

/** Lines and words: what hands that edit break. */
function mutateTokens(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString('utf8').split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  const token = random.pick(ODD_TOKENS);
  switch (random.below(7)) {
    case 0:
      lines[at] = line.replace(/(:\s*|-\s+)\S.*$/, (_, head: string) => `${head}${token}`);
      break;
    case 1:
      lines[at] = line.replace(/[\w$"'-]+(?=:)/, () => token);
      break;
    case 2:
      lines.splice(at, 1);
      break;
    case 3:
      lines.splice(at, 0, line);
      break;
    case 4: {
      const other = random.below(lines.length);
      [lines[at], lines[other]] = [lines[other] ?? '', line];
      break;
    }
    case 5:
      lines[at] = random.below(2) === 0 ? `  ${line}` : line.replace(/^ {1,2}/, '');
      break;
    default:
      lines.splice(at, 0, `${/^ */.exec(line)?.[0] ?? ''}${token}`);
  }
  return Buffer.from(lines.join('\n'));
}

type Slot = {
  readonly parent: Record<string, Json> | Json[];
  readonly key: string;
  readonly pointer: Pointer;
};

/** The document as a tree: values of the wrong kind, parts in places of others, circles of references. */
function mutateTree(bytes: Buffer, random: Random): Buffer {
  let root: Json;
  try {
    root = load(bytes.toString('utf8')) as Json;
  } catch {
    return mutateBytes(bytes, random);
  }
  const slots = slotsOf(root);
  if (slots.length === 0) return mutateBytes(bytes, random);
  const slot = random.pick(slots);
  const other = random.pick(slots);
  const holder = slot.parent as Record<string, Json>;
  const value = holder[slot.key] as Json;
  const stranger = (other.parent as Record<string, Json>)[other.key] as Json;
  switch (random.below(9)) {
    case 0:
      holder[slot.key] = random.pick<Json>([null, true, 0, -1, 1e308, '', 'text', [], {}, [[]], [null]]);
      break;
    case 1:
      holder[slot.key] = structuredClone(stranger);
      break;
    case 2:
      if (Array.isArray(slot.parent)) slot.parent.splice(Number(slot.key), 1);
      else delete slot.parent[slot.key];
      break;
    case 3:
      holder[slot.key] = { $ref: `#${other.pointer}` };
      break;
    case 4:
      holder[slot.key] = { $ref: `#${slot.pointer}` };
      break;
    case 5:
      holder[slot.key] = [value];
      break;
    case 6:
      if (!Array.isArray(slot.parent)) {
        delete slot.parent[slot.key];
        slot.parent[random.pick(['__proto__', 'constructor', '', '/', '~', '$ref', 'x-', '{', other.key])] =
          value;
      }
      break;
    case 7:
      holder[slot.key] = { allOf: [{ $ref: `#${slot.pointer}` }, value] };
      break;
    default:
      holder[slot.key] = nested(value, 1 + random.below(450));
  }
  return Buffer.from(JSON.stringify(root, null, random.below(2) * 2));
}

function nested(value: Json, depth: number): Json {
  let wrapped = value;
  for (let n = 0; n < depth; n++) wrapped = n % 2 === 0 ? { items: wrapped } : { properties: { a: wrapped } };
  return wrapped;
}

function slotsOf(root: Json): Slot[] {
  const slots: Slot[] = [];
  const pending: { value: Json; pointer: Pointer }[] = [{ value: root, pointer: '' }];
  const seen = new Set<Json>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    const { value, pointer } = node;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, member] of Object.entries(value)) {
      slots.push({ parent: value, key, pointer: child(pointer, key) });
      pending.push({ value: member, pointer: child(pointer, key) });
    }
  }
  return slots;
}
