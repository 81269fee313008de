import { TenonError } from '../kernel/errors.js';
import type { Location } from '../kernel/place.js';
import { decode } from './decode.js';
import { parseJson } from './json.js';
import { linesOf } from './lines.js';
import type { Source } from './source.js';
import { parseYaml } from './yaml.js';

/**
 * Parses the bytes of one file. What stands in a `.json` file and is YAML, or JSON with comments, is read and told.
 * @throws TenonError CONTRACT_EMPTY, CONTRACT_TOO_DEEP, CONTRACT_TOO_LARGE, ENCODING_UNSUPPORTED, SYNTAX
 */
export function parseSource(file: string, bytes: Uint8Array): Source {
  const text = decode(file, bytes);
  if (text.trim() === '') throw new TenonError('CONTRACT_EMPTY', { path: file });
  return looksLikeJson(file, text) ? readJson(file, text) : readYaml(file, text);
}

function looksLikeJson(file: string, text: string): boolean {
  if (/\.ya?ml$/i.test(file)) return false;
  return /\.json$/i.test(file) || /^\s*[{[]/.test(text);
}

function readJson(file: string, text: string): Source {
  const json = parseJson(file, text);
  if (json.ok) return { file, text, format: 'json', value: json.value, duplicates: json.duplicates };
  const fault = { reason: json.reason, at: locationOf(file, text, json.offset) };
  if (json.relaxed) return { file, text, format: 'json', ...json.relaxed, fault };
  const yaml = parseYaml(file, text);
  if (yaml.ok && typeof yaml.value === 'object')
    return { file, text, format: 'yaml', value: yaml.value, duplicates: yaml.duplicates, fault };
  throw new TenonError('SYNTAX', { path: file, format: 'JSON', reason: fault.reason }, { at: fault.at });
}

function readYaml(file: string, text: string): Source {
  const yaml = parseYaml(file, text);
  if (yaml.ok) return { file, text, format: 'yaml', value: yaml.value, duplicates: yaml.duplicates };
  const at = locationOf(file, text, yaml.offset);
  throw new TenonError('SYNTAX', { path: file, format: 'YAML', reason: yaml.reason }, { at });
}

function locationOf(file: string, text: string, offset: number): Location {
  return { file, pointer: '', ...linesOf(text)(offset) };
}
