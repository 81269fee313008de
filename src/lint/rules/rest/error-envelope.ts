import { target } from '../../../model/index.js';
import { isJson } from '../../bodies.js';
import { defineRule } from '../../rule.js';
import { itemsOf, propertyNames, propertyOf } from '../../shape.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'rest/error-envelope',
  severity: 'warn',
  in: 'recommended',
  given: 'content',
  only: 'openapi',
  options: { styles: ['envelope'], members: ['id', 'status', 'code', 'title', 'detail'] },
  why: 'Callers handle errors in one place only when all errors look alike.',
  fix: 'Answer { errors: [{ id, status, code, title, detail, source, meta }] } by one shared schema; teams that use RFC 9457 set the option `styles: [problem+json]`.',
  check({ mediaType, schema }, { within, options, report }) {
    const isError = !('via' in within.of) && /^([45]|default)/.test(within.status ?? '');
    if (!isError || !schema || !isJson(mediaType)) return;
    if (options.styles.includes('problem+json') && mediaType.startsWith('application/problem+json')) return;
    if (!options.styles.includes('envelope')) {
      report(`The error body is ${mediaType}; application/problem+json is wanted.`);
      return;
    }
    const { name, at } = target(schema);
    const error = itemsOf(propertyOf(schema, 'errors'));
    const body = `The error body${name ? ` ${name}` : ''}`;
    if (!error) {
      const found = listed(propertyNames(schema).slice(0, 6)) || 'no properties';
      report(`${body} has ${found}; { errors: [{ ${options.members.join(', ')} }] } is wanted.`, at);
      return;
    }
    const missing = options.members.filter((member) => !propertyOf(error, member));
    if (missing.length > 0)
      report(
        `${body} has errors with ${listed(propertyNames(error).slice(0, 6)) || 'no members'}, and without ${listed(missing)}.`,
        at,
      );
    const source = propertyOf(error, 'source');
    if (source && propertyNames(source).length > 0 && !propertyOf(source, 'pointer'))
      report(
        `${body} tells the source of an error by ${listed(propertyNames(source))}; source.pointer is wanted.`,
        target(source).at,
      );
  },
});
