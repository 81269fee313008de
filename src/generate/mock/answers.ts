import { canonicalText, type Json, type JsonObject } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import type { MediaContent, Operation, Response, Schema } from '../../model/index.js';
import { createJudge, type Judge, sample } from '../../schema/index.js';
import { contentsOf, heldAs } from '../rest/media.js';
import { type Streaming, streamingOf } from '../rest/stream.js';
import { headersOf } from './headers.js';

/** How examples are made up. */
export interface MockForm {
  /** The same seed gives the same values. */
  readonly seed: number;
  /** How many values each body has beside the contract's own examples, for those who ask for another one each time. */
  readonly samples: number;
}

/** Makes what the mock answers to an operation: by status, with headers and, by media type, bodies. */
export type AnswerMaker = (operation: Operation) => Promise<JsonObject>;

/** It remembers what it met of the schemas: one a contract. */
export function answerMaker(form: MockForm): AnswerMaker {
  const judge = createJudge();
  return async (operation) => {
    const streaming = streamingOf(operation);
    const answers: [string, JsonObject][] = [];
    for (const response of sortedBy(operation.responses, ({ status }) => status.toUpperCase())) {
      const { status } = response;
      if (!/^([1-5]\d\d|[1-5]XX|default)$/i.test(status)) continue;
      const name = status.length === 3 ? status.toUpperCase() : status;
      answers.push([name, await answerOf(response, { ...form, judge, streaming })]);
    }
    return Object.fromEntries(answers);
  };
}

interface Making extends MockForm {
  readonly judge: Judge;
  readonly streaming: Streaming | undefined;
}

async function answerOf(response: Response, making: Making): Promise<JsonObject> {
  const headers = headersOf(response, making.seed);
  const content: [string, JsonObject][] = [];
  for (const media of response.payload ? contentsOf(response.payload) : [])
    content.push([media.mediaType, await contentOf(media, making)]);
  return {
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(content.length > 0 && { content: Object.fromEntries(content) }),
  };
}

async function contentOf(media: MediaContent, making: Making): Promise<JsonObject> {
  const held = heldAs(media.mediaType);
  if (held === 'stream') return await streamContent(media, making);
  const isText = held !== 'json' && held !== 'any';
  const examples = await examplesOf(media, media.schema, making);
  const samples = isText ? textSamples(media.schema, making) : samplesOf(media.schema, making);
  return shownOf(
    isText ? examples.filter(([, value]) => typeof value === 'string') : examples,
    isText ? samples.filter((value) => typeof value === 'string') : samples,
  );
}

function shownOf(examples: readonly [string, Json][], samples: readonly Json[]): JsonObject {
  return {
    ...(examples.length > 0 && {
      examples: Object.fromEntries(examples.map(([name, value]) => [name, sorted(value)])),
    }),
    ...(samples.length > 0 && { samples: samples.map(sorted) }),
  };
}

/** The order of keys means nothing, so it shows nothing. */
function sorted(value: Json): Json {
  return JSON.parse(canonicalText(value)) as Json;
}

/** The author's own, those only that are what they are examples of; the nameless one comes first. */
async function examplesOf(
  { examples }: MediaContent,
  schema: Schema | undefined,
  { judge }: Making,
): Promise<[string, Json][]> {
  const kept: [string, Json][] = [];
  for (const { name, value } of sortedBy(examples, (example) => example.name)) {
    if (value === undefined) continue;
    const faults = schema ? await judge(schema, value, { writtenBy: 'owner' }) : [];
    if (faults.length === 0) kept.push([name === '' ? 'example' : name, value]);
  }
  return kept;
}

/** What one schema's values are apart, so that no two of them are made alike. */
const STRIDE = 7_919;

/** The first as its author would have it, the others made up. */
function samplesOf(schema: Schema | undefined, { seed, samples }: MockForm, apart = 0): Json[] {
  if (!schema) return [];
  return Array.from({ length: samples }, (_, index): Json | undefined => {
    const options = { seed: seed + (index + apart) * STRIDE, writtenBy: 'owner', tidy: true } as const;
    const invented = index + apart === 0 ? undefined : sample(schema, { ...options, invented: true });
    return invented === undefined ? sample(schema, options) : invented;
  }).filter((value) => value !== undefined);
}

/** A text whose schema says nothing of it is some text. */
function textSamples(schema: Schema | undefined, form: MockForm): Json[] {
  const made = samplesOf(schema, form).filter((value) => typeof value === 'string');
  const isFree = schema === undefined || schema.format === 'binary' || schema.types?.has('string') === true;
  return made.length === 0 && isFree ? ['Sample'] : made;
}

/** How many items a stream has. */
const ITEMS = 3;

async function streamContent(media: MediaContent, making: Making): Promise<JsonObject> {
  const { streaming } = making;
  const stream = media.mediaType.startsWith('text/event-stream') ? 'events' : 'lines';
  const item = media.itemSchema ?? streaming?.schema;
  const isList = media.schema?.types?.has('array') === true;
  const examples = (await examplesOf(media, undefined, making)).flatMap(([name, value]): [string, Json][] => {
    if (typeof value === 'string')
      return stream === 'events' && value.includes('data') ? [[name, value]] : [];
    return [[name, Array.isArray(value) && (isList || media.itemSchema) ? value : [value]]];
  });
  const valid: [string, Json][] = [];
  for (const [name, value] of examples)
    if (typeof value === 'string' || (await areValid(item, value, making))) valid.push([name, value]);
  const samples = Array.from({ length: making.samples }, (_, index) =>
    samplesOf(item, { ...making, samples: ITEMS }, index * ITEMS).map((value) =>
      streaming?.json ? withJsonData(value) : value,
    ),
  );
  return { ...shownOf(valid, item ? samples : [[]]), stream };
}

async function areValid(item: Schema | undefined, value: Json, { judge }: Making): Promise<boolean> {
  if (!item || !Array.isArray(value)) return true;
  for (const one of value) if ((await judge(item, one, { writtenBy: 'owner' })).length > 0) return false;
  return true;
}

/** The data of an event that are said to be JSON are a text; here that of a text. */
function withJsonData(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { data } = value;
  return typeof data === 'string' && !isJsonText(data) ? { ...value, data: JSON.stringify(data) } : value;
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
