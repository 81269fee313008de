import { breaking, renameKey } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/get-changes-nothing',
  severity: 'error',
  in: 'recommended',
  given: 'response',
  why: 'Caches, crawlers and retries repeat a GET at will: one that creates or starts something does it again each time.',
  fix: 'Answer 200, or make the operation a POST when it does change something.',
  fixable: 'fix-breaking',
  check({ status, at: place }, { within, report }) {
    if ('via' in within || !['GET', 'QUERY'].includes(within.method)) return;
    // 202 beside 200 says that the content is not ready yet.
    const isNotReady = status === '202' && within.responses.some((other) => other.status === '200');
    if (!['201', '202'].includes(status) || isNotReady) return;
    report(
      `${within.key} answers ${status}, which says that it changed something; a ${within.method} answers 200.`,
      place,
      breaking(() =>
        within.responses.some((other) => other !== within.responses[0] && /^2/.test(other.status))
          ? []
          : [renameKey(at(within, 'responses', status), '200')],
      ),
    );
  },
});
