import type { Schema } from '../../../model/index.js';
import { target } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { answersOf } from '../../bodies.js';
import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';
import { propertyNames, propertyOf } from '../../shape.js';
import { counted, listed } from '../../words.js';

export default defineRule({
  id: 'rest/meta-members',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  options: { members: ['timestamp', 'requestId', 'version'] },
  why: 'Support can only find the call that a customer speaks of by the id and the time that the answer told.',
  fix: 'Give `meta` the members timestamp, requestId and version, by one schema for all answers.',
  check(contract, { options, report }) {
    const metas = new Set(
      answersOf(contract, /^2/).flatMap(({ schema }) => {
        const meta = propertyOf(schema, 'meta');
        return meta && propertyNames(meta).length > 0 ? [target(meta)] : [];
      }),
    );
    const missing = (meta: Schema) => options.members.filter((name) => !propertyOf(meta, name));
    reportLacking([...metas], (meta) => missing(meta).length > 0, {
      everywhere: (all) =>
        report(
          `None of ${counted(all.length, 'schema')} for \`meta\` has all of ${listed(options.members)}.`,
          atRoot(contract, 'paths'),
        ),
      here: (meta) =>
        report(
          `The \`meta\` has ${listed(propertyNames(meta).slice(0, 5))}, and no ${listed(missing(meta), 'or')}; ${listed(options.members)} are wanted.`,
          meta.at,
        ),
    });
  },
});
