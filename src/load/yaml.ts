import {
  CORE_SCHEMA,
  constructFromEvents,
  defineScalarTag,
  EVENT_ID,
  type Event,
  getScalarValue,
  load,
  mergeTag,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import type { Json } from '../kernel/json.js';
import { child, type Pointer } from '../kernel/pointer.js';
import { DEPTH_LIMIT, refuseLarge, tooDeep, tooLarge } from './bounds.js';

/** Tags of YAML 1.1 whose values are texts in JSON: dates, base64. */
const textTag = defineScalarTag<string>('tag:yaml.org,2002:', {
  matchByTagPrefix: true,
  resolve: (text) => text,
  identify: () => false,
});

/** YAML 1.2 with merge keys, which contracts do use; dates stay text. */
export const YAML_SCHEMA = CORE_SCHEMA.withTags(mergeTag, textTag);

export type YamlResult =
  | { readonly ok: true; readonly value: Json; readonly duplicates: readonly Pointer[] }
  | { readonly ok: false; readonly reason: string; readonly offset: number };

/** @throws TenonError CONTRACT_TOO_LARGE, CONTRACT_TOO_DEEP */
export function parseYaml(file: string, text: string): YamlResult {
  refuseLarge(file, text);
  try {
    const events = parseEvents(text, { maxDepth: DEPTH_LIMIT });
    const documents = constructFromEvents(events, {
      source: text,
      schema: YAML_SCHEMA,
      json: true,
      maxTotalMergeKeys: 500_000,
    }) as Json[];
    const written = documents.filter((document) => document !== null);
    if (written.length > 1)
      return {
        ok: false,
        reason: `it holds ${documents.length} documents, and a contract is one`,
        offset: secondDocument(text),
      };
    const value = written[0] ?? null;
    if (events.some(({ type }) => type === EVENT_ID.ALIAS)) refuseBomb(file, value);
    return { ok: true, value, duplicates: yamlDuplicates(events, text) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    if (/maxDepth|depth/i.test(error.reason)) throw tooDeep(file, error);
    if (error.reason.includes('maxTotalMergeKeys')) throw tooLarge(file, 'its merge keys copy too much');
    const { position = 0 } = (error.mark ?? {}) as { position?: number };
    return { ok: false, reason: error.reason, offset: position };
  }
}

function secondDocument(text: string): number {
  const marks = [...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index);
  return (
    marks.find(
      (index) =>
        text
          .slice(0, index)
          .replace(/^\s*(#.*)?$/gm, '')
          .trim() !== '',
    ) ?? 0
  );
}

/** Aliases may not make a document this many times as large as it is written: each reader would walk all of it. */
const EXPANSION_LIMIT = 50;

/** Aliases share nodes; every walk that follows sees them as often as they are named. @throws TenonError CONTRACT_TOO_LARGE */
function refuseBomb(file: string, root: Json): void {
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  const sizeOf = (value: Json): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    if (open.has(value)) throw tooLarge(file, 'an alias names a node that it stands in');
    open.add(value);
    const size = Object.values(value).reduce<number>((sum, member) => sum + sizeOf(member), 1);
    open.delete(value);
    sizes.set(value, size);
    return size;
  };
  const expanded = sizeOf(root);
  let written = 1;
  for (const node of sizes.keys()) written += Object.keys(node).length;
  if (expanded > 100_000 && expanded > written * EXPANSION_LIMIT)
    throw tooLarge(file, `its aliases make ${expanded.toExponential(1)} nodes of ${written}`);
}

type Scalar = Extract<Event, { valueStart: number }>;
const { SINGLE_QUOTED, DOUBLE_QUOTED } = SCALAR_STYLE;

/** A key as the member of an object that it becomes: `0x10` is `16`, `~` is `null`. */
export function keyText(text: string, event: Scalar): string {
  const raw = getScalarValue(text, event);
  const isQuoted = event.style === SINGLE_QUOTED || event.style === DOUBLE_QUOTED;
  return isQuoted || !/^([-+.\d~]|null$|true$|false$)/i.test(raw) || /^(0|[1-9]\d{0,14})$/.test(raw)
    ? raw
    : String(load(raw, { schema: CORE_SCHEMA }));
}

/** An open collection, and what is expected next in it. */
interface Frame {
  /** The keys so far; undefined in a sequence. */
  readonly keys: Set<string> | undefined;
  /** The key whose value comes next, or the index of the next item; undefined where a key comes next. */
  step: string | number | undefined;
  /** The key or index of the member that was met last: the way to where we are. */
  way: string | number;
}

/** Where keys stand twice in one mapping. */
function yamlDuplicates(events: readonly Event[], text: string): Pointer[] {
  const found = new Set<Pointer>();
  const open: Frame[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const top = open.at(-1);
    if (top?.keys && top.step === undefined) {
      const key = event.type === EVENT_ID.SCALAR ? keyText(text, event) : '';
      if (top.keys.has(key) && key !== '<<')
        found.add(child('', ...open.slice(0, -1).map(({ way }) => way), key));
      top.keys.add(key);
      top.step = key;
      // A collection as a key: legal YAML, and no contract.
      if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) continue;
    }
    if (top?.step !== undefined) {
      top.way = top.step;
      top.step = typeof top.step === 'number' ? top.step + 1 : undefined;
    }
    if (event.type === EVENT_ID.MAPPING) open.push({ keys: new Set(), step: undefined, way: '' });
    else if (event.type === EVENT_ID.SEQUENCE) open.push({ keys: undefined, step: 0, way: 0 });
  }
  return [...found];
}
