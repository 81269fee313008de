import { namesPersonalData } from '../../lexicon/personal-data.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'security/no-personal-data-in-url',
  severity: 'warn',
  in: 'recommended',
  given: 'parameter',
  options: { words: [] as string[], allow: [] as string[] },
  why: 'URLs are kept in logs, histories and proxies for years, where nobody can correct or erase what they say of a person.',
  fix: 'Name the person by an id of no meaning, or send the data in the body of a POST.',
  check({ name, in: location, at: place, extensions, schema }, { options, report }) {
    const isInUrl = location === 'query' || location === 'path' || location === 'querystring';
    if (!isInUrl || options.allow.includes(name)) return;
    const isMarked = extensions['x-sensitive'] === true || schema?.extensions['x-sensitive'] === true;
    if (!isMarked && !namesPersonalData(name, options.words)) return;
    report(
      `The ${location} parameter "${name}" ${isMarked ? 'is marked x-sensitive' : 'names personal data'}, and stands in the URL; the body is wanted.`,
      at({ at: place }, 'name'),
    );
  },
});
