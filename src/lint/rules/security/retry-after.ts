import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'security/retry-after',
  severity: 'warn',
  in: 'recommended',
  given: 'response',
  only: 'openapi',
  why: 'A client that is turned away without being told for how long tries again at once, and makes it worse.',
  fix: 'Declare the header Retry-After.',
  check(response, { report, within }) {
    if (response.status !== '429' || 'via' in within) return;
    if (response.headers.some(({ name }) => /^(retry-after|(x-)?ratelimit.*)$/i.test(name))) return;
    report('The 429 response declares no Retry-After header.', at(response, 'headers'));
  },
});
