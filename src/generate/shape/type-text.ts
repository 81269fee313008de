import { indent } from '../print.js';

/** A printed type, and how tightly it holds together: what decides where parentheses go. */
export interface TypeText {
  readonly text: string;
  readonly binds: 'atom' | 'and' | 'or';
}

export const UNKNOWN: TypeText = atom('unknown');
export const NEVER: TypeText = atom('never');
export const NULL: TypeText = atom('null');

const WIDTH = 80;

export function atom(text: string): TypeText {
  return { text, binds: 'atom' };
}

/** `A | B`, one member a line when it is long. Whatever is open to anything is `unknown`. */
export function union(members: readonly TypeText[]): TypeText {
  const distinct = openStrings(distinctOf(members.flatMap(membersOf)));
  const [first] = distinct;
  if (!first) return NEVER;
  if (distinct.some(({ text }) => text === 'unknown')) return UNKNOWN;
  if (distinct.length === 1) return first;
  const texts = distinct.map((member) => (member.binds === 'atom' ? member.text : `(${member.text})`));
  const line = texts.join(' | ');
  const long = line.length > WIDTH || line.includes('\n');
  return {
    text: long ? `\n${indent(texts.map((text) => `| ${text.replaceAll('\n', '\n  ')}`).join('\n'))}` : line,
    binds: 'or',
    members: distinct,
  } as Union;
}

interface Union extends TypeText {
  readonly members: readonly TypeText[];
}

function membersOf(type: TypeText): readonly TypeText[] {
  return 'members' in type ? (type as Union).members : [type];
}

/** `'a' | string` would lose its hints in an editor; `'a' | (string & {})` keeps them and means the same. */
function openStrings(members: readonly TypeText[]): readonly TypeText[] {
  const named = members.some(({ text }) => /^['"]/.test(text));
  return named ? members.map((member) => (member.text === 'string' ? OPEN_STRING : member)) : members;
}

/** Any text, beside literals that an editor should still offer. */
export const OPEN_STRING: TypeText = { text: 'string & {}', binds: 'and' };

/** `A & B`; what says nothing is left out. */
export function intersection(members: readonly TypeText[]): TypeText {
  const distinct = distinctOf(members.filter(({ text }) => text !== 'unknown'));
  const [first] = distinct;
  if (!first) return UNKNOWN;
  if (distinct.length === 1) return first;
  return {
    text: distinct.map((member) => (member.binds === 'or' ? parenthesised(member) : member.text)).join(' & '),
    binds: 'and',
  };
}

export function arrayOf(item: TypeText): TypeText {
  return atom(item.binds === 'atom' ? `${item.text}[]` : `${parenthesised(item)}[]`);
}

/** `head: type`, where a wrapped union starts on its own line. */
export function typed(head: string, type: TypeText): string {
  return `${head}${type.text.startsWith('\n') ? '' : ' '}${type.text}`;
}

function parenthesised({ text }: TypeText): string {
  return text.startsWith('\n') ? `(${text}\n)` : `(${text})`;
}

function distinctOf(types: readonly TypeText[]): TypeText[] {
  return [...new Map(types.map((type) => [type.text, type])).values()];
}
