import { canonicalText } from '../../kernel/json.js';
import type { Link } from '../../model/index.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'link-changed',
  on: 'link',
  level: 'risky',
  dimensions: ['behaviour'],
  why: 'Clients that follow it call another operation than yesterday, or call it with other values.',
  fix: 'Keep it, and add a link of another name.',
  migrate: 'Check what {subject} leads to.',
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject }, report) {
    const [was, is] = [leadsTo(before), leadsTo(after)];
    for (const [member, text] of Object.entries(is))
      if (text !== was[member] && !(member === 'operationRef' && isSameCall(was[member] ?? '', text)))
        report(`${subject} has another ${member} now.`, {
          key: `${member} ${was[member]} ${text}`,
          at: member,
        });
  },
});

/** May one reference be the other, written from another file? `#/get` in the file of a path is `#/paths/~1orders/get`. */
function isSameCall(one: string, other: string): boolean {
  const [was = '', is = ''] = [one, other].map((ref) => ref.slice(ref.indexOf('#') + 1));
  return was.length > 1 && is.length > 1 && (was.endsWith(is) || is.endsWith(was));
}

/** Where a link leads, and with what, member by member. */
function leadsTo({
  operationId,
  operationRef,
  parameters,
  requestBody,
  server,
}: Link): Record<string, string> {
  return {
    operationId: operationId ?? '',
    operationRef: operationRef ?? '',
    parameters: canonicalText(parameters),
    requestBody: requestBody === undefined ? '' : canonicalText(requestBody),
    server: server ? `${server.url} ${server.variables.map((one) => one.default).join(' ')}` : '',
  };
}
