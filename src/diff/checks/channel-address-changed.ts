import { defineCheck } from '../check.js';
import { templateOf } from '../pair/calls.js';

export default defineCheck({
  id: 'channel-address-changed',
  on: 'channel',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Whoever subscribes to the old address hears nothing.',
  fix: 'Publish to both addresses until everybody has moved.',
  migrate: 'Subscribe to the new address of {subject}.',
  symmetric: 'Moving back moves it again.',
  changed({ before, after, subject }, report) {
    const [was, is] = [before.address, after.address];
    if (was !== undefined && templateOf(was) !== templateOf(is ?? ''))
      report(`${subject} moved to ${is ?? 'an address that is known at run time only'}.`, {
        key: `${was} ${is ?? ''}`,
        at: 'address',
      });
    else if (was === undefined && is !== undefined)
      report(`${subject} has the address ${is} now; it was known at run time only.`, {
        key: is,
        at: 'address',
        level: 'risky',
      });
  },
});
