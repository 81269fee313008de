import { CORE_SCHEMA, constructFromEvents, mergeTag, parseEvents, YAMLException } from 'js-yaml';
import { TenonError } from '../kernel/errors.js';
import type { Json } from '../kernel/json.js';
import { findDuplicates } from './duplicates.js';
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
    return explainJson(file, text, cause);
  }
}

/** JSON.parse says no line; the YAML parser, of which JSON is a part, does. Some files called .json are YAML: read them. */
function explainJson(file: string, text: string, cause: unknown): Source {
  try {
    return parseYaml(file, text);
  } catch (error) {
    if (!(error instanceof TenonError) || error.code !== 'SYNTAX') throw error;
    const reason =
      cause instanceof Error
        ? cause.message.replace(/ \(line .*| at position .*|, ".*/s, '')
        : 'syntax error';
    throw new TenonError(
      'SYNTAX',
      { path: file, format: 'JSON', reason },
      { cause, ...(error.at && { at: error.at }) },
    );
  }
}

function parseYaml(file: string, text: string): Source {
  try {
    const events = parseEvents(text, { maxDepth: DEPTH_LIMIT });
    const documents = constructFromEvents(events, {
      source: text,
      schema: YAML_SCHEMA,
      json: true,
    }) as Json[];
    const duplicates = findDuplicates(events, text);
    return { file, text, format: 'yaml', value: documents[0] ?? null, duplicates };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    if (/depth/i.test(error.reason))
      throw new TenonError('CONTRACT_TOO_DEEP', { path: file, limit: DEPTH_LIMIT }, { cause: error });
    const { line = 0, column = 0 } = (error.mark ?? {}) as { line?: number; column?: number };
    throw new TenonError(
      'SYNTAX',
      { path: file, format: 'YAML', reason: error.reason },
      { cause: error, at: { file, pointer: '', line: line + 1, column: column + 1 } },
    );
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
