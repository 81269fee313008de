import { target } from '../../../model/index.js';
import { remove, safe } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { isRequired, propertyNames } from '../../shape.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'rest/patch-is-partial',
  severity: 'warn',
  in: 'recommended',
  given: 'content',
  why: 'A PATCH that demands fields which the caller does not change is a PUT, and overwrites what others wrote meanwhile.',
  fix: 'Make every property optional, and send application/merge-patch+json.',
  fixable: 'fix',
  check({ mediaType, schema, at: place }, { within, report }) {
    const isPatch = !('via' in within.of) && within.of.method === 'PATCH' && within.name === 'request body';
    if (!isPatch || !schema || !/^application\/(merge-patch\+)?json(;|$)/.test(mediaType)) return;
    const type = schema.discriminator?.property;
    const required = propertyNames(schema).filter((name) => name !== type && isRequired(schema, name));
    if (required.length > 0)
      report(
        `PATCH ${within.of.key.slice(6)} demands ${listed(required)}; a patch sends only what changes, and no required property is wanted.`,
        target(schema).at,
        safe(() => {
          // What has a name is sent and answered elsewhere too.
          const isOwn = schema.at.file === place.file && schema.at.pointer.startsWith(`${place.pointer}/`);
          const isAll = required.length === schema.required.size;
          return isOwn && isAll && required.every((name) => schema.required.has(name))
            ? [remove(at(schema, 'required'))]
            : [];
        }),
      );
  },
});
