import { listText, objectKey } from '../print.js';

/** An expression, made of names that are ours and of literals. */
export type Code = string;

const WIDTH = 90;

/** `name(a, b)` */
export function callCode(name: string, args: readonly Code[]): Code {
  const [only = '', ...others] = args;
  if (others.length === 0 && (only === '' || only.startsWith('{'))) return `${name}(${only})`;
  return listText(args, `${name}(`, ')', WIDTH);
}

export function objectCode(members: Readonly<Record<string, Code>>, width: number = WIDTH): Code {
  const texts = Object.entries(members).map(([key, code]) => `${objectKey(key)}: ${code}`);
  return listText(texts, '{ ', ' }', width);
}

export function listCode(items: readonly Code[]): Code {
  return listText(items, '[', ']', WIDTH);
}
