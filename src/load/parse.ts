import { CORE_SCHEMA, constructFromEvents, EVENT_ID, mergeTag, parseEvents, YAMLException } from 'js-yaml';
import { reasonOf, TenonError } from '../kernel/errors.js';
import type { Json } from '../kernel/json.js';
import { findDuplicates } from './duplicates.js';
import { linesOf, type Position } from './lines.js';
import type { Source } from './source.js';

/** Deeper documents than this are no contracts; every walk may recurse below it. */
const DEPTH_LIMIT = 500;

/** YAML 1.2 with merge keys, which contracts do use; dates stay text. */
export const YAML_SCHEMA = CORE_SCHEMA.withTags(mergeTag);

/**
 * Parses the bytes of one file.
 * @throws TenonError CONTRACT_EMPTY, ENCODING_UNSUPPORTED, SYNTAX, CONTRACT_TOO_DEEP
 */
export function parseSource(file: string, bytes: Uint8Array): Source {
  const text = decode(file, bytes);
  if (text.trim() === '') throw new TenonError('CONTRACT_EMPTY', { path: file });
  return looksLikeJson(file, text) ? parseJson(file, text) : parseYaml(file, text);
}

function decode(file: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new TenonError('ENCODING_UNSUPPORTED', {
      path: file,
      reason: 'it starts with a UTF-16 byte order mark',
    });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TenonError(
      'ENCODING_UNSUPPORTED',
      { path: file, reason: 'it holds bytes that are no UTF-8' },
      { cause },
    );
  }
  if (text.includes('\0'))
    throw new TenonError('ENCODING_UNSUPPORTED', { path: file, reason: 'it holds NUL bytes' });
  return text;
}

function looksLikeJson(file: string, text: string): boolean {
  if (/\.ya?ml$/i.test(file)) return false;
  return /\.json$/i.test(file) || /^\s*[{[]/.test(text);
}

function parseJson(file: string, text: string): Source {
  if (bracketDepth(text) > DEPTH_LIMIT)
    throw new TenonError('CONTRACT_TOO_DEEP', { path: file, limit: DEPTH_LIMIT });
  try {
    return { file, text, format: 'json', value: JSON.parse(text) as Json, duplicates: [] };
  } catch (cause) {
    // Some files that are called .json hold YAML.
    if (!/^\s*[{[]/.test(text)) return parseYaml(file, text);
    throw jsonError(file, text, cause);
  }
}

/** JSON.parse names an offset, if anything; where it names none, the YAML parser often knows the line. */
function jsonError(file: string, text: string, cause: unknown): TenonError {
  const message = reasonOf(cause);
  const offset = /at position (\d+)/.exec(message)?.[1];
  const position = offset === undefined ? yamlFault(text) : linesOf(text)(Number(offset));
  const reason = message.replace(/( in JSON)? at position .*$|, "?\.{3}.*$|, ".*$/s, '');
  return new TenonError(
    'SYNTAX',
    { path: file, format: 'JSON', reason },
    { cause, at: { file, pointer: '', ...position } },
  );
}

function yamlFault(text: string): Position {
  try {
    parseEvents(text, { maxDepth: DEPTH_LIMIT });
  } catch (error) {
    if (error instanceof YAMLException) return positionIn(error);
  }
  return { line: 1, column: 1 };
}

function positionIn(error: YAMLException): Position {
  const { line = 0, column = 0 } = (error.mark ?? {}) as { line?: number; column?: number };
  return { line: line + 1, column: column + 1 };
}

function parseYaml(file: string, text: string): Source {
  const syntax = (reason: string, position: Position, cause?: unknown) =>
    new TenonError(
      'SYNTAX',
      { path: file, format: 'YAML', reason },
      { cause, at: { file, pointer: '', ...position } },
    );
  try {
    const events = parseEvents(text, { maxDepth: DEPTH_LIMIT });
    const documents = constructFromEvents(events, {
      source: text,
      schema: YAML_SCHEMA,
      json: true,
    }) as Json[];
    if (documents.length > 1)
      throw syntax(`it holds ${documents.length} documents, and a contract is one`, { line: 1, column: 1 });
    const value = documents[0] ?? null;
    if (events.some(({ type }) => type === EVENT_ID.ALIAS)) refuseBomb(file, value);
    return { file, text, format: 'yaml', value, duplicates: findDuplicates(events, text) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    if (/depth/i.test(error.reason))
      throw new TenonError('CONTRACT_TOO_DEEP', { path: file, limit: DEPTH_LIMIT }, { cause: error });
    throw syntax(error.reason, positionIn(error), error);
  }
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
    if (open.has(value))
      throw new TenonError('CONTRACT_TOO_LARGE', {
        path: file,
        reason: 'an alias names a node that it stands in',
      });
    open.add(value);
    const size = Object.values(value).reduce<number>((sum, member) => sum + sizeOf(member), 1);
    open.delete(value);
    sizes.set(value, size);
    return size;
  };
  const expanded = sizeOf(root);
  const written = [...sizes.keys()].reduce((sum, node) => sum + Object.keys(node).length, 1);
  if (expanded > 100_000 && expanded > written * EXPANSION_LIMIT) {
    throw new TenonError('CONTRACT_TOO_LARGE', {
      path: file,
      reason: `its aliases make ${expanded.toExponential(1)} nodes of ${written}`,
    });
  }
}

/** The deepest nesting of brackets outside strings, without building anything. */
function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (inString) {
      if (unit === 92) i++;
      else if (unit === 34) inString = false;
    } else if (unit === 34) inString = true;
    else if (unit === 123 || unit === 91) deepest = Math.max(deepest, ++depth);
    else if (unit === 125 || unit === 93) depth--;
  }
  return deepest;
}
