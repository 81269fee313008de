import { canonicalText, type Json } from '../kernel/json.js';
import type { Lifecycle, Schema } from '../model/index.js';
import { INVISIBLE } from './print.js';

/** What a comment says, in the order in which it says it. */
export interface Comment {
  readonly text?: readonly (string | undefined)[];
  /** `@tag rest`, one line each. */
  readonly tags?: readonly string[];
}

/** A JSDoc block, ending in a line break so that it can stand before any declaration; empty when there is nothing to say. */
export function commentText({ text = [], tags = [] }: Comment): string {
  const paragraphs = text.map((part) => clean(part ?? '')).filter((part) => part !== '');
  const body = [
    ...paragraphs.join('\n\n').split('\n'),
    ...(tags.length > 0 && paragraphs.length > 0 ? [''] : []),
    ...tags.map(line),
  ];
  const lines = paragraphs.length === 0 ? tags.map(line) : body;
  if (lines.length === 0) return '';
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.length < 104) return `/** ${only} */\n`;
  return `/**\n${lines.map((text) => (text === '' ? ' *' : ` * ${text}`)).join('\n')}\n */\n`;
}

/** One line of a comment: white space folded, nothing that could end the comment or start a tag. */
export function line(text: string): string {
  return defuse(text.replace(/\s+/g, ' ').trim());
}

/** The author's paragraphs, as they are but for what could leave the comment or pose as one of our tags. */
function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .split('\n')
    .map((part) =>
      defuse(part)
        .trimEnd()
        .replace(/^(\s*)@/, '$1\\@'),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What cannot be seen goes first: without it, a star and a slash may come to stand side by side. */
function defuse(text: string): string {
  return text.replace(CONTROL, '').replace(INVISIBLE, '').replaceAll('*/', '*\\/');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/g;

/** What a schema's own comment says: its description, its limits, its life. */
export function schemaComment(schema: Schema): Comment {
  return {
    text: [schema.description ?? schema.title ?? schema.summary],
    tags: [...limitTags(schema), ...lifecycleTags(schema.lifecycle)],
  };
}

const LIMITS = [
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
] as const satisfies readonly (keyof Schema)[];

function limitTags(schema: Schema): string[] {
  const limits = LIMITS.flatMap((key) => (schema[key] === undefined ? [] : [`@${key} ${schema[key]}`]));
  return [
    ...limits,
    ...(schema.default === undefined ? [] : [`@default ${jsonText(schema.default)}`]),
    ...(schema.examples[0] === undefined ? [] : [`@example ${jsonText(schema.examples[0])}`]),
  ];
}

/** A JSON value in a comment: cut when it is long, for a comment is there to be read. */
function jsonText(value: Json): string {
  const text = canonicalText(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** `@deprecated since 2025-01-01, gone from 2025-12-01. Use newOrder.` */
export function lifecycleTags(lifecycle: Lifecycle): string[] {
  if (!lifecycle.deprecated && lifecycle.sunset === undefined) return [];
  const dates = [
    lifecycle.deprecatedAt === undefined ? undefined : `since ${lifecycle.deprecatedAt}`,
    lifecycle.sunset === undefined ? undefined : `gone from ${lifecycle.sunset}`,
  ].filter((part) => part !== undefined);
  const use = lifecycle.replacedBy === undefined ? '' : `Use ${lifecycle.replacedBy}.`;
  return [`@deprecated ${dates.join(', ')}${dates.length > 0 && use !== '' ? '. ' : ''}${use}`.trim()];
}
