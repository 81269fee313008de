import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'events/address-unique',
  severity: 'error',
  in: 'recommended',
  given: 'contract',
  why: 'Two channels with one address are one channel whose messages are listed in two places, and each half looks whole.',
  fix: 'Merge the channels, or give the operations of one both roles.',
  check({ channels, servers }, { report }) {
    // A WebSocket has one address, and its channels live inside it.
    if (servers.some(({ protocol }) => /^wss?$/.test(protocol))) return;
    const owners = new Map<string, string>();
    for (const channel of channels) {
      // `/` is the connection itself.
      if (channel.address === undefined || channel.address === '/') continue;
      // Parameters may be called differently; the same address on other servers is another channel.
      const identity = `${channel.address.replace(/\{[^}]*\}/g, '{}')} ${[...channel.servers].sort().join(' ')}`;
      const other = owners.get(identity);
      if (other)
        report(
          `The channel "${channel.key}" has the address "${channel.address}", as "${other}" has.`,
          at(channel, 'address'),
        );
      else owners.set(identity, channel.key);
    }
  },
});
