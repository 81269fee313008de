import { reportLacking } from '../../adoption.js';
import { isLocal } from '../../paths.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'security/server-secured',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'asyncapi',
  options: { word: 'x-public' },
  why: 'A broker that says nothing about credentials is open to everyone, or nobody can tell how to connect.',
  fix: 'Name a security scheme on the server, or on each operation; say `x-public: the reason` on one that is open.',
  check(contract, { options, report }) {
    const isSecuredElsewhere =
      contract.channelOperations.length > 0 &&
      contract.channelOperations.every(({ security }) => security.length > 0);
    const servers = contract.servers.filter(
      ({ url, extensions }) => !isLocal(url) && extensions[options.word] === undefined,
    );
    if (isSecuredElsewhere) return;
    const schemes = contract.securitySchemes.map(({ name }) => name).join(', ') || 'a security scheme';
    reportLacking(servers, ({ security }) => security.length === 0, {
      everywhere: (all) =>
        report(`No server says how it is secured (${counted(all.length, 'server')}); ${schemes} is wanted.`),
      here: ({ name, at }) =>
        report(`The server "${name}" does not say how it is secured; ${schemes} is wanted.`, at),
    });
  },
});
