import { breaking, replace } from '../../autofix.js';
import { isLocal } from '../../paths.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

const SECURE: Readonly<Record<string, string>> = {
  http: 'https',
  ws: 'wss',
  kafka: 'kafka-secure',
  amqp: 'amqps',
  mqtt: 'mqtts',
  'secure-mqtt': '',
  stomp: 'stomps',
  redis: 'rediss',
  nats: 'tls',
};

export default defineRule({
  id: 'security/secure-protocols',
  severity: 'warn',
  in: 'recommended',
  given: 'server',
  only: 'asyncapi',
  why: 'On an unencrypted broker connection everyone on the way reads the credentials and the events.',
  fix: 'Use the encrypted protocol, with the port that belongs to it.',
  fixable: 'fix-breaking',
  check(server, { report }) {
    const wanted = SECURE[server.protocol];
    const isSecured = server.security.flat().length > 0 && server.protocol === 'nats';
    if (!wanted || isSecured || isLocal(server.url)) return;
    report(
      `The server "${server.name}" speaks ${server.protocol} without encryption; ${wanted} is wanted.`,
      at(server, 'protocol'),
      // A port belongs to a protocol, and only the owner knows the other one.
      breaking(() => (/:\d+(\/|$)/.test(server.url) ? [] : [replace(at(server, 'protocol'), wanted)])),
    );
  },
});
