import { load } from 'js-yaml';
import { isObject, type Json } from '../../kernel/json.js';
import type { Source } from '../source.js';
import { YAML_SCHEMA } from '../yaml.js';
import type { Written } from './written.js';

/** What is the same all over a text. */
export interface Style {
  readonly format: Source['format'];
  readonly eol: string;
  /** One level of indentation. */
  readonly unit: string;
  /** How new texts that need quotes are quoted. */
  readonly quote: 'single' | 'double';
  /** Items stand right below the key of their list, not indented. */
  readonly flatLists: boolean;
  /** JSON without any white space. */
  readonly dense: boolean;
  /** Status codes stand without quotes, as keys. */
  readonly bareNumbers: boolean;
  /** All keys stand in quotes, though it is YAML. */
  readonly quotedKeys: boolean;
}

export function styleOf(text: string, format: Source['format']): Style {
  const indents = [...text.matchAll(/^([ \t]+)(?=[^\s#])/gm)].slice(0, 2000).map(([, space = '']) => space);
  const unit = indents.reduce((least, one) => (one.length < least.length ? one : least), indents[0] ?? '  ');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return {
    format,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    unit: unit.length > 8 ? '  ' : unit,
    quote: count(/: "/g) > count(/: '/g) || count(/^\s*"/gm) > count(/^\s*'/gm) ? 'double' : 'single',
    flatLists:
      /^( *)(?:- )?[^\s#-][^\r\n]*:[ \t]*\r?\n\1- /m.test(text) &&
      !/^( *)[^\s#-][^\r\n]*:[ \t]*\r?\n\1 +- /m.test(text),
    dense: format === 'json' && !/"\s*:\s/.test(text),
    bareNumbers: /^\s+[1-5]\d\d:/m.test(text),
    quotedKeys: count(/^\s*"[^"\r\n]*"\s*:/gm) > count(/^\s*[A-Za-z$][\w$-]*:/gm),
  };
}

/** A scalar as YAML or JSON; a text keeps the style that it is asked for where it can. */
export function scalarText(
  value: Json,
  style: Style,
  wanted: Written['style'] = 'plain',
  flow = false,
): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (style.format === 'json' || wanted === 'double') return JSON.stringify(value);
  if (wanted === 'plain' && isPlain(value, flow)) return value;
  const isSingle = wanted === 'single' || style.quote === 'single';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what single quotes cannot hold.
  return isSingle && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value)
    ? `'${value.replaceAll("'", "''")}'`
    : JSON.stringify(value);
}

/** Words that a reader of YAML 1.1 or 1.2 takes for something else than the text that they are. */
const WORDS = /^(true|false|null|yes|no|on|off|y|n|~)$/i;

function isPlain(text: string, flow: boolean): boolean {
  // Of what begins with a digit only durations and versions are no number and no date for any reader.
  if (/^\d/.test(text)) return /^\d+(\.\d+)?(ms|s|m|h|d)$|^\d+\.\d+\.\d+$/.test(text);
  if (!/^[A-Za-z_/$(][^\r\n\t]*$/.test(text) || text.endsWith(' ') || WORDS.test(text)) return false;
  if (/: | #|:$/.test(text) || (flow && /[,[\]{}:]/.test(text))) return false;
  return load(text, { schema: YAML_SCHEMA }) === text;
}

/** A value in brackets; over several lines where `indent`, that of the line it begins on, is given. */
export function flowText(value: Json, style: Style, indent?: string): string {
  if (typeof value !== 'object' || value === null) return scalarText(value, style, 'plain', true);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const inner = indent === undefined ? undefined : indent + style.unit;
  const parts = Object.entries(value).map(([key, member]) =>
    isObject(value) ? flowEntry(key, member, style, inner) : flowText(member, style, inner),
  );
  if (parts.length === 0) return `${open}${close}`;
  if (inner !== undefined) {
    const line = style.eol + inner;
    return `${open}${line}${parts.join(`,${line}`)}${style.eol}${indent}${close}`;
  }
  const gap = style.dense || Array.isArray(value) ? '' : ' ';
  return `${open}${gap}${parts.join(style.dense ? ',' : ', ')}${gap}${close}`;
}

export function flowEntry(key: string, value: Json, style: Style, indent?: string): string {
  return `${keyOf(key, style)}:${style.dense ? '' : ' '}${flowText(value, style, indent)}`;
}

/** An entry of a block mapping; its first line has no indentation. */
export function blockEntry(key: string, value: Json, style: Style, indent: string): string {
  const name = `${keyOf(key, style)}:`;
  if (!isFilled(value)) return `${name} ${scalarOrEmpty(value, style)}`;
  const inner = indent + (Array.isArray(value) && style.flatLists ? '' : style.unit);
  return `${name}${style.eol}${inner}${blockLines(value, style, inner)}`;
}

export function blockItem(value: Json, style: Style, indent: string): string {
  return `- ${isFilled(value) ? blockLines(value, style, `${indent}  `) : scalarOrEmpty(value, style)}`;
}

function blockLines(value: Json[] | { [key: string]: Json }, style: Style, indent: string): string {
  const lines = Array.isArray(value)
    ? value.map((item) => blockItem(item, style, indent))
    : Object.entries(value).map(([key, member]) => blockEntry(key, member, style, indent));
  return lines.join(style.eol + indent);
}

function isFilled(value: Json): value is Json[] | { [key: string]: Json } {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function scalarOrEmpty(value: Json, style: Style): string {
  return typeof value === 'object' && value !== null ? flowText(value, style) : scalarText(value, style);
}

/** A key, as keys are written there: many readers take only texts for keys, so that most authors quote status codes. */
export function keyOf(key: string, style: Style): string {
  if (style.bareNumbers && /^[1-5]\d\d$/.test(key) && style.format === 'yaml') return key;
  return scalarText(key, style, style.quotedKeys ? 'double' : 'plain', true);
}
