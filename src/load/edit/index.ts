import { equalJson, isObject, type Json, type JsonObject } from '../../kernel/json.js';
import { parseSource } from '../parse.js';
import type { Source } from '../source.js';
import { addTo, type Draft } from './add.js';
import type { Edit, KeyOrder, Splice } from './edit.js';
import { type Found, find } from './find.js';
import { writtenJson } from './read-json.js';
import { writtenYaml } from './read-yaml.js';
import { removal } from './remove.js';
import { scalarText, styleOf } from './style.js';
import { editedValue } from './value.js';
import { memberOf, Refusal, type Written } from './written.js';

export interface Edited {
  readonly text: string;
  /** What was cut out of the author's text and put in, in order. */
  readonly splices: readonly Splice[];
  /** The edits that were not made, and why. */
  readonly refused: readonly { readonly edit: Edit; readonly reason: string }[];
}

/**
 * Edits the text of a document. What is not edited stays as it is, byte for byte; an edit whose result would hold
 * anything else than was asked for (an alias carries it elsewhere, the style is one that we cannot write) is refused.
 */
export function editSource(source: Source, edits: readonly Edit[], order: KeyOrder): Edited {
  const root = source.format === 'json' ? writtenJson(source.text) : writtenYaml(source.text);
  const draft = { text: source.text, style: styleOf(source.text, source.format), order };
  const refused: { edit: Edit; reason: string }[] = [];
  const possible = edits.filter((edit) => {
    const reason = reasonAgainst(edit, root);
    if (reason !== undefined) refused.push({ edit, reason });
    return reason === undefined;
  });
  let good: readonly Edit[] = [];
  let result: Pick<Edited, 'text' | 'splices'> = { text: source.text, splices: [] };
  const waiting: (readonly Edit[])[] = [possible];
  for (let some = waiting.shift(); some; some = waiting.shift()) {
    if (some.length === 0) continue;
    const attempt = tryEdits([...good, ...some], { source, root, draft });
    if ('text' in attempt) {
      good = [...good, ...some];
      result = attempt;
    } else if (some.length === 1) refused.push({ edit: some[0] as Edit, reason: attempt.reason });
    else {
      const middle = some.length >> 1;
      waiting.unshift(some.slice(0, middle), some.slice(middle));
    }
  }
  return { ...result, refused };
}

interface Job {
  readonly source: Source;
  readonly root: Written;
  readonly draft: Draft;
}

const ELSEWHERE = 'it would change something else too, such as another user of an anchor';

function tryEdits(
  edits: readonly Edit[],
  { source, root, draft }: Job,
): Pick<Edited, 'text' | 'splices'> | { readonly reason: string } {
  const wanted = editedValue(source.value, edits);
  if (wanted === undefined) return { reason: 'the document holds something else there' };
  try {
    const splices = splicesOf(edits, root, draft).sort((a, b) => a.start - b.start || a.end - b.end);
    const text = spliced(source.text, splices);
    const after = parseSource(source.file, new TextEncoder().encode(text));
    const isSame = equalJson(after.value, wanted) && after.duplicates.length <= source.duplicates.length;
    return isSame ? { text, splices } : { reason: ELSEWHERE };
  } catch (error) {
    return { reason: error instanceof Refusal ? error.reason : ELSEWHERE };
  }
}

/** @throws Refusal where two edits want the same characters */
function spliced(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [index, { start, end, text: put }] of splices.entries()) {
    const before = splices[index - 1];
    if (start < at || (before && start === before.start && start === before.end))
      throw new Refusal('another edit is made there');
    parts.push(text.slice(at, start), put);
    at = end;
  }
  return [...parts, text.slice(at)].join('');
}

function splicesOf(edits: readonly Edit[], root: Written, draft: Draft): Splice[] {
  const made = new Map<string, Splice>();
  const additions = new Map<Written, { found: Found; added: JsonObject | Json[] }>();
  for (const edit of edits) {
    const found = find(root, edit.at.pointer);
    if (edit.op === 'add') collect(additions, found, edit.value);
    else {
      const splice = spliceOf(edit, found, draft);
      // Two places may be one, through an alias.
      made.set(`${splice.start} ${splice.end} ${splice.text}`, splice);
    }
  }
  const added = [...additions.values()].flatMap((one) => addTo(one.found, one.added, draft));
  return [...made.values(), ...added];
}

function spliceOf(edit: Exclude<Edit, { op: 'add' }>, found: Found, draft: Draft): Splice {
  const { node, member } = found;
  if (edit.op === 'remove') return removal(found, draft);
  const target = edit.op === 'replace' ? node : member?.name;
  if (!target) throw new Refusal('it has no name');
  const { start, end, flow, absent } = target;
  const style = target.style === 'block' ? 'single' : target.style;
  const text = scalarText(edit.op === 'replace' ? edit.value : edit.to, draft.style, style, flow);
  return { start, end, text: absent ? ` ${text}` : text };
}

/** Brings all that is new in one node together, since it is written in one go. */
function collect(
  additions: Map<Written, { found: Found; added: JsonObject | Json[] }>,
  found: Found,
  value: Json,
): void {
  const { rest, node } = found;
  const known = additions.get(node) ?? { found, added: rest[0] === '-' ? [] : {} };
  known.added = merged(known.added, nest(rest, value)) as JsonObject | Json[];
  additions.set(node, known);
}

function nest(tokens: readonly string[], value: Json): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  return token === '-' ? [nest(rest, value)] : { [token]: nest(rest, value) };
}

/** @throws Refusal where both say something of one member */
function merged(a: Json, b: Json): Json {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (!isObject(a) || !isObject(b)) {
    if (equalJson(a, b)) return a;
    throw new Refusal('another edit is made there');
  }
  const result = { ...a };
  for (const [key, value] of Object.entries(b))
    result[key] = Object.hasOwn(a, key) ? merged(a[key] as Json, value) : value;
  return result;
}

function reasonAgainst(edit: Edit, root: Written): string | undefined {
  try {
    const { rest, node, member, parent } = find(root, edit.at.pointer);
    if (edit.op === 'add') return rest.length === 0 ? 'it is there already' : undefined;
    if (rest.length > 0) return 'it is not written there';
    if (edit.op === 'replace') return node.kind === 'scalar' ? undefined : 'it is more than a word';
    if (edit.op === 'remove') return undefined;
    if (!member?.name || !parent) return 'it has no name';
    return memberOf(parent.node, edit.to) ? `there is a ${edit.to} already` : undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}
