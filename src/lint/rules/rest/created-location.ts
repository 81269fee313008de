import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'rest/created-location',
  severity: 'info',
  in: 'recommended',
  given: 'response',
  why: 'With Location a caller can go to what it created without building URLs of its own.',
  fix: 'Declare the header Location on the response: the URL of what was created.',
  check(response, { within, report }) {
    if ('via' in within || response.status !== '201') return;
    if (response.headers.some(({ name }) => name.toLowerCase() === 'location')) return;
    report(`Response 201 of ${within.key} declares no Location header.`, at(response, 'headers'));
  },
});
