import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/exchange-described',
  severity: 'info',
  in: 'recommended',
  given: 'exchange',
  why: 'A name says that something happened; when it is sent, and what a receiver should do then, only words can say.',
  fix: 'Give the webhook, callback or message a summary or a description.',
  check({ key, name, via, summary, description, carrier }, { report }) {
    const texts = [summary, description, carrier?.summary, carrier?.description];
    if (texts.some((text) => text?.trim())) return;
    report(
      `The ${via === 'message' ? `message "${name}"` : key} has no summary and no description; when it is sent is wanted.`,
    );
  },
});
