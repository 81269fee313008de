import { breaking, replace } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

const SECRET =
  /^(access[_-]?token|auth[_-]?token|api[_-]?key|apikey|password|passwd|secret|client[_-]?secret|bearer|jwt)$/i;

export default defineRule({
  id: 'security/no-credentials-in-url',
  severity: 'error',
  in: 'recommended',
  given: ['server', 'securityScheme', 'parameter'],
  why: 'URLs are written to logs, histories and Referer headers, and the credentials in them with them.',
  fix: 'Send credentials in the Authorization header.',
  fixable: 'fix-breaking',
  check(node, { report }) {
    if ('protocol' in node) {
      if (/^[a-z+-]+:\/\/[^/]*:[^/]*@/i.test(node.url))
        report(
          `The server URL ${node.url.replace(/:[^/:@]*@/, ':…@')} holds a user name and password; none is wanted.`,
          at(node, 'url'),
          breaking(() => [replace(at(node, 'url'), node.url.replace(/^([a-z+-]+:\/\/)[^/]*:[^/]*@/i, '$1'))]),
        );
    } else if ('flows' in node) {
      if (node.type === 'apiKey' && node.in === 'query') {
        report(
          `The security scheme "${node.name}" sends its key in the query; a header is wanted.`,
          at(node, 'in'),
        );
      }
    } else if ((node.in === 'query' || node.in === 'path') && SECRET.test(node.name)) {
      report(
        `The ${node.in} parameter "${node.name}" puts a credential into the URL; a header is wanted.`,
        at(node, 'name'),
      );
    }
  },
});
