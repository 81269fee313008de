import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

const LOCAL =
  /^[a-z]+:\/\/(localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[^/:]+\.(localhost|local|test))([:/]|$)/i;

export default defineRule({
  id: 'security/https-only',
  severity: 'error',
  in: 'recommended',
  given: 'server',
  only: 'openapi',
  why: 'Over plain HTTP everyone on the way reads the tokens and the data.',
  fix: 'Serve the API over https, and give that URL.',
  check(server, { report }) {
    if (server.protocol !== 'http' && server.protocol !== 'ws') return;
    if (LOCAL.test(server.url)) return;
    report(
      `The server ${server.url} is not encrypted: ${server.protocol === 'ws' ? 'wss' : 'https'} is wanted.`,
      at(server, 'url'),
    );
  },
});
