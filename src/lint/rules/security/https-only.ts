import { breaking, replace } from '../../autofix.js';
import { isLocal } from '../../paths.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'security/https-only',
  severity: 'error',
  in: 'recommended',
  given: 'server',
  only: 'openapi',
  why: 'Over plain HTTP everyone on the way reads the tokens and the data.',
  fix: 'Serve the API over https, and give that URL.',
  fixable: 'fix-breaking',
  check(server, { contract, report }) {
    if (server.protocol !== 'http' && server.protocol !== 'ws') return;
    if (isLocal(server.url)) return;
    report(
      `The server ${server.url} is not encrypted: ${server.protocol === 'ws' ? 'wss' : 'https'} is wanted.`,
      at(server, 'url'),
      breaking(() => {
        const [, scheme = '', host = '', port, rest = ''] =
          /^(http|ws):\/\/([^/:?#]+)(:\d+)?(.*)$/is.exec(server.url) ?? [];
        // Which port speaks TLS, only the owner knows; Swagger 2.0 writes no URL.
        if (contract.dialect === '2.0' || scheme === '' || (port !== undefined && port !== ':80')) return [];
        return [replace(at(server, 'url'), `${scheme.toLowerCase()}s://${host}${rest}`)];
      }),
    );
  },
});
