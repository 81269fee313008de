import { add, header, safe } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'security/retry-after',
  severity: 'warn',
  in: 'recommended',
  given: 'response',
  only: 'openapi',
  why: 'A client that is turned away without being told for how long tries again at once, and makes it worse.',
  fix: 'Declare the header Retry-After.',
  fixable: 'fix',
  check(response, { contract, report, within }) {
    if (response.status !== '429' || 'via' in within) return;
    if (response.headers.some(({ name }) => /^(retry-after|(x-)?ratelimit.*)$/i.test(name))) return;
    const wait = () =>
      header(contract.dialect, 'Seconds to wait before the next try.', { type: 'integer', format: 'int32' });
    report(
      `The 429 response declares ${listed(response.headers.map(({ name }) => name)) || 'no header'}; Retry-After is wanted.`,
      at(response, 'headers'),
      safe(() => [add(at(response, 'headers', 'Retry-After'), wait())]),
    );
  },
});
