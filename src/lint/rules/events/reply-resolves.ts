import { faultOf } from '../../expression.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'events/reply-resolves',
  severity: 'error',
  in: 'recommended',
  given: 'exchange',
  only: 'asyncapi',
  why: 'The answer goes where the request says: when the request has no such field, it goes nowhere, and the caller waits.',
  fix: 'Correct the location, or declare the field in the request; give a channel with a fixed address no reply address.',
  check(message, { report }) {
    const reply = message.carrier?.reply;
    if (!reply?.address) return;
    const { location } = reply.address;
    const fault = faultOf(location, message);
    if (fault) report(`The reply address ${fault}.`, at(reply.address, 'location'));
    if (reply.channelAddress !== undefined)
      report(
        `The reply goes to ${location}, and to the channel "${reply.channel}" with the address "${reply.channelAddress}"; only one of both is wanted.`,
        at(reply.address, 'location'),
      );
  },
});
