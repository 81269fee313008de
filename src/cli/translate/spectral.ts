import { isObject, type Json } from '../../kernel/json.js';

/** What of a ruleset of Spectral's is otherwise here: the file itself is used as it is. */
export function spectralDifferences(ruleset: Json): string[] {
  if (!isObject(ruleset)) return [];
  const names = [ruleset.extends ?? []].flat(2).filter((name) => typeof name === 'string');
  const urls = names.filter((name) => /^https?:/i.test(name));
  return [
    ...urls.map((url) => `extends: ${url}: it is a URL; lint with --allow-url, or keep a copy.`),
    ...(ruleset.parserOptions === undefined
      ? []
      : ['parserOptions: a key that stands twice is a mistake to every command.']),
  ];
}
