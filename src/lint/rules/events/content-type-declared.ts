import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'events/content-type-declared',
  severity: 'warn',
  in: 'recommended',
  given: 'content',
  only: 'asyncapi',
  why: 'Without it a consumer guesses how to read the bytes.',
  fix: 'Set `defaultContentType: application/json` at the root, or `contentType` on the message.',
  check({ mediaType }, { within, contract, report }) {
    if (mediaType !== '*' || !('via' in within.of)) return;
    const everywhere = contract.exchanges.every(
      ({ payload }) => payload?.content.every((content) => content.mediaType === '*') ?? true,
    );
    if (everywhere)
      report('No message says its content type, and there is no defaultContentType.', contract.at);
    else report(`The message "${within.of.name}" does not say its content type.`, within.of.at);
  },
});
