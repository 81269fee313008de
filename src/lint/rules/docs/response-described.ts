import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'docs/response-described',
  severity: 'info',
  in: 'recommended',
  given: 'response',
  only: 'openapi',
  why: 'A caller who meets an error asks what caused it; "Bad Request" only repeats the number.',
  fix: 'Say what causes the response, and what to do about it.',
  check(response, { report }) {
    if (!/^([45]|default)/.test(response.status)) return;
    const text = response.description?.trim() ?? '';
    if (text === '')
      report(
        `The ${response.status} response has no description; what causes it is wanted.`,
        at(response, 'description'),
      );
  },
});
