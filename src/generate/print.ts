import { isObject, type Json } from '../kernel/json.js';

/**
 * The few primitives that code is printed with. Text of a contract enters generated code through `literal`,
 * `propertyKey`, `valueText` or a comment (comment.ts), and through nothing else.
 */

/** Shifts every line by one level. String literals never hold a raw line break, so no value changes. */
export function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** `head {`, the indented members, `}`; `head {}` when there are none. */
export function block(head: string, members: readonly string[], close = '}'): string {
  const opening = `${head}${head === '' || head.endsWith('(') ? '' : ' '}{`;
  return members.length === 0 ? `${opening}${close}` : `${opening}\n${indent(members.join('\n'))}\n${close}`;
}

/** A string literal, in the quotes that need less escaping. Line separators and characters that reorder text are escaped. */
export function literal(text: string): string {
  const json = JSON.stringify(text).replace(
    INVISIBLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (text.includes("'") && !text.includes('"')) return json;
  const body = json
    .slice(1, -1)
    .replace(/\\(.)/g, (pair, character: string) => (character === '"' ? '"' : pair));
  return `'${body.replaceAll("'", "\\'")}'`;
}

/** Controls, line separators, and marks that change the direction of text (they can hide code from a reader). */
export const INVISIBLE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A property's key in a type or an interface: bare when it is an identifier. */
export function propertyKey(name: string): string {
  return IDENTIFIER.test(name) ? name : literal(name);
}

/** A property's key in an object literal, where `__proto__` would set the prototype. */
export function objectKey(name: string): string {
  return name === '__proto__' ? "['__proto__']" : propertyKey(name);
}

/** A JSON value as an expression, on one line while it is short. */
export function valueText(value: Json | undefined, width = 100): string {
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value))
    return listText(
      value.map((item) => valueText(item, width - 2)),
      '[',
      ']',
      width,
    );
  if (isObject(value)) {
    const members = Object.entries(value).map(
      ([key, item]) => `${objectKey(key)}: ${valueText(item, width - 2)}`,
    );
    return listText(members, '{ ', ' }', width);
  }
  return JSON.stringify(value ?? null);
}

/** A list on one line, or with one item a line when it is long. */
export function listText(items: readonly string[], open: string, close: string, width: number): string {
  if (items.length === 0) return `${open}${close}`.replaceAll(' ', '');
  const line = `${open}${items.join(', ')}${close}`;
  if (line.length <= width && !line.includes('\n')) return line;
  return `${open.trim()}\n${indent(items.map((item) => `${item},`).join('\n'))}\n${close.trim()}`;
}

/** What follows the `=` of a union type: its members one a line; a lone one stays on the line. */
export function alternatives(members: readonly string[]): string {
  const [only = 'never'] = members;
  if (members.length < 2) return ` ${only}`;
  return `\n${indent(members.map((member) => `| ${member.replaceAll('\n', '\n  ')}`).join('\n'))}`;
}

/** Puts paragraphs of code under one another, with one empty line between, and ends the file. */
export function fileText(...sections: readonly (string | undefined)[]): string {
  return `${sections.filter((section) => section !== undefined && section !== '').join('\n\n')}\n`;
}

/** `import type { A, B } from './x.js';`, wrapped when it is long; undefined when nothing is imported. */
export function importText(
  kind: 'type' | 'value',
  names: Iterable<string>,
  from: string,
): string | undefined {
  const sorted = [...new Set(names)].sort();
  if (sorted.length === 0) return undefined;
  const head = kind === 'type' ? 'import type' : 'import';
  const line = `${head} { ${sorted.join(', ')} } from '${from}';`;
  return line.length <= 110
    ? line
    : `${head} {\n${sorted.map((name) => `  ${name},`).join('\n')}\n} from '${from}';`;
}

/** `export function name(a, b): Result {` with its body; parameters one a line when it is long. */
export function functionText(
  head: string,
  parameters: readonly string[],
  result: string,
  body: string,
): string {
  const line = `${head}(${parameters.join(', ')}): ${result} {`;
  const opening =
    line.length <= 110
      ? line
      : `${head}(\n${parameters.map((parameter) => `  ${parameter},`).join('\n')}\n): ${result} {`;
  return `${opening}\n${indent(body)}\n}`;
}
