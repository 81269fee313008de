import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { propertyNames } from '../../shape.js';
import { counted } from '../../words.js';

const VERSION =
  /^((event|message|schema|data|payload|api|ce[-_])?[-_]?version|dataschema|schema_?id|x-version)$/i;

export default defineRule({
  id: 'events/version-declared',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'asyncapi',
  why: 'Old events stay in topics and archives for years: only their version says how to read them.',
  fix: 'Give each event an `eventVersion` in its envelope, or a version header.',
  check(contract, { report }) {
    const events = contract.exchanges.filter(({ payload }) => payload?.content.some(({ schema }) => schema));
    const lacks = ({ name, headers, payload }: (typeof events)[number]) =>
      !/v\d+$/i.test(name) &&
      ![...propertyNames(headers), ...propertyNames(payload?.content[0]?.schema)].some((one) =>
        VERSION.test(one),
      );
    reportLacking(events, lacks, {
      everywhere: (all) =>
        report(`No message carries a version (${counted(all.length, 'message')}); eventVersion is wanted.`),
      here: ({ name, at }) => report(`The message "${name}" carries no version; eventVersion is wanted.`, at),
    });
  },
});
