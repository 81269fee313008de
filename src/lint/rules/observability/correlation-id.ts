import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { propertyNames } from '../../shape.js';
import { counted } from '../../words.js';

const CORRELATION = /^(x-)?(correlation|trace|request)[-_]?id$|^traceparent$/i;

export default defineRule({
  id: 'observability/correlation-id',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'asyncapi',
  why: 'An event is the only trace that a request leaves behind in another service: without an id the trail ends there.',
  fix: 'Declare `correlationId` with the location of the id: $message.header#/correlationId.',
  check(contract, { report }) {
    const lacks = ({ correlationId, headers, payload }: (typeof contract.exchanges)[number]) =>
      correlationId === undefined &&
      ![...propertyNames(headers), ...propertyNames(payload?.content[0]?.schema)].some((name) =>
        CORRELATION.test(name),
      );
    reportLacking(contract.exchanges, lacks, {
      everywhere: (all) =>
        report(
          `No message carries a correlation id (${counted(all.length, 'message')}); correlationId is wanted.`,
        ),
      here: ({ name, at }) =>
        report(`The message "${name}" carries no correlation id; correlationId is wanted.`, at),
    });
  },
});
