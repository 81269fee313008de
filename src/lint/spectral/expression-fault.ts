import { parse } from 'nimma/parser';
import { parseScript } from './walk/script.js';

const known = new Map<string, string | undefined>();

/**
 * What is wrong with a JSONPath expression; undefined where an engine can follow it. Nimma refuses some that its
 * fallback reads, and that reads anything at all, finding nothing: a slip of the pen would switch a rule off in silence.
 */
export function expressionFault(expression: string): string | undefined {
  if (!known.has(expression)) known.set(expression, faultOf(expression));
  return known.get(expression);
}

function faultOf(expression: string): string | undefined {
  if (!expression.startsWith('$')) return 'it does not start with $';
  const outline = outlineOf(expression);
  if ('fault' in outline) return outline.fault;
  for (const script of outline.scripts) {
    try {
      // Nimma's fallback knows one operator more.
      parseScript(script.replace(/\btypeof\s/g, '!'));
    } catch (error) {
      return `its filter ${script.trim()} cannot be read (${(error as Error).message})`;
    }
  }
  try {
    parse(expression);
    return undefined;
  } catch {
    return outline.rest.search(/[^\w$.*~^@()[\]{}/:+#%&!?=|;, -]/u) < 0 ? undefined : 'it cannot be read';
  }
}

/** Brackets and quotes closed, none of them empty; with the scripts, and what is left without brackets. */
function outlineOf(expression: string): Outline {
  const scripts: string[] = [];
  let rest = '';
  for (let i = 0; i < expression.length; i++) {
    const sign = expression[i] as string;
    if (sign === ']') return { fault: 'a ] closes nothing' };
    if (sign !== '[') {
      rest += sign;
      continue;
    }
    const end = closingOf(expression, i);
    if (end === undefined) return { fault: 'a [ is not closed' };
    const inner = expression.slice(i + 1, end).trim();
    if (inner === '') return { fault: 'its [] names nothing' };
    const script = /^\??\((.*)\)$/s.exec(inner)?.[1];
    if (script !== undefined) scripts.push(script);
    else if (/^\?/.test(inner)) return { fault: `its filter ${inner} has no parentheses around it` };
    i = end;
  }
  return { scripts, rest };
}

type Outline = { readonly fault: string } | { readonly scripts: readonly string[]; readonly rest: string };

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/** Where the bracket that opens at a place is closed; quotes and regular expressions hold what they like. */
function closingOf(text: string, start: number): number | undefined {
  const open: string[] = [];
  for (let i = start; i < text.length; i++) {
    const sign = text[i] as string;
    const isExpression = sign === '/' && open.length > 1 && /[(,=!&|?:[]\s*$/.test(text.slice(start, i));
    if (sign === '"' || sign === "'" || isExpression) {
      const end = endOfQuote(text, i);
      if (end === undefined) return undefined;
      i = end;
    } else if (CLOSING[sign] !== undefined) {
      open.push(CLOSING[sign]);
    } else if (sign === ']' || sign === ')' || sign === '}') {
      if (open.pop() !== sign) return undefined;
      if (open.length === 0) return i;
    }
  }
  return undefined;
}

function endOfQuote(text: string, start: number): number | undefined {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === text[start]) return i;
  }
  return undefined;
}
