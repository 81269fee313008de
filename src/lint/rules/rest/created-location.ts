import { add, header, safe } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'rest/created-location',
  severity: 'info',
  in: 'recommended',
  given: 'response',
  why: 'With Location a caller can go to what it created without building URLs of its own.',
  fix: 'Declare the header Location on the response: the URL of what was created.',
  fixable: 'fix',
  check(response, { within, contract, report }) {
    if ('via' in within || response.status !== '201') return;
    if (response.headers.some(({ name }) => name.toLowerCase() === 'location')) return;
    const location = () =>
      header(contract.dialect, 'The URL of what was created.', { type: 'string', format: 'uri-reference' });
    const names = response.headers.map(({ name }) => name);
    const found = names.length > 0 ? `the headers ${listed(names)}` : 'no header';
    report(
      `Response 201 of ${within.key} declares ${found}; Location is wanted.`,
      at(response, 'headers'),
      safe(() => [add(at(response, 'headers', 'Location'), location())]),
    );
  },
});
