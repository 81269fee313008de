import { type Schema, target } from '../../../model/index.js';
import { namesPersonalData } from '../../lexicon/personal-data.js';
import { reachedFrom } from '../../reach.js';
import { defineRule } from '../../rule.js';
import { typesOf } from '../../shape.js';
import { propertiesIn } from '../../walk.js';
import { listed } from '../../words.js';

const SECRET =
  /^(.*[-_.])?(password|passphrase|secret|access[-_]?token|refresh[-_]?token|api[-_]?key|private[-_]?key|pin)$/i;

export default defineRule({
  id: 'webhooks/no-sensitive-data',
  severity: 'info',
  in: 'strict',
  given: 'exchange',
  only: 'openapi',
  options: { words: [] as string[], allow: [] as string[] },
  why: 'A webhook goes to whatever URL somebody typed in: what it carries may end on a host that nobody secured.',
  fix: 'Send the id of the resource, and let the receiver fetch what it is allowed to see.',
  check({ key, payload }, { options, report }) {
    const schemas = (payload?.content ?? []).flatMap(({ schema }) => (schema ? [schema] : []));
    for (const schema of reachedFrom(schemas)) {
      for (const { name, schema: property, at } of propertiesIn(schema)) {
        const reason = options.allow.includes(name) ? undefined : reasonOf(name, property, options.words);
        if (reason)
          report(`The payload of the ${key} carries "${name}", which ${reason}; an id is wanted.`, at);
      }
    }
  },
});

/** Why the property is sensitive; undefined when it is not. */
function reasonOf(name: string, property: Schema, words: readonly string[]): string | undefined {
  const reasons = [
    [property, target(property)].some(({ extensions }) => extensions['x-sensitive'] === true) &&
      'is marked x-sensitive',
    typesOf(property)?.has('string') && SECRET.test(name) && 'is a secret',
    typesOf(property)?.has('string') && namesPersonalData(name, words) && 'is personal data',
  ].filter((reason): reason is string => typeof reason === 'string');
  return listed(reasons.slice(0, 1)) || undefined;
}
