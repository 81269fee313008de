import { type ChannelParameter, type JsonType, type Schema, target } from '../../model/index.js';
import { anything, isSame } from '../../schema/index.js';
import { defineCheck } from '../check.js';
import { matchChannelParameters } from '../pair/events.js';
import { gainedOrLost } from '../words.js';

export default defineCheck({
  id: 'channel-parameter-changed',
  on: 'channel',
  level: 'risky',
  dimensions: ['wire'],
  why: 'Addresses may be made of other values than readers subscribe to and senders are let in with.',
  fix: 'Keep what the parameter may be, or use a new address.',
  migrate: 'Check the values that you put into the address of {subject}.',
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject }, report) {
    for (const { before: was, after: is } of matchChannelParameters(before, after)) {
      if (!was || !is) continue;
      for (const what of ['default', 'location'] as const)
        if (was[what] !== is[what])
          report(`${subject}: its parameter ${is.name} ${gainedOrLost(what, was[what], is[what])}.`, {
            key: `${is.name} ${what} ${was[what] ?? ''} ${is[what] ?? ''}`,
            at: 'parameters',
          });
      // Lists of values say all there is to say, and are compared for themselves.
      if (was.values.length > 0 && is.values.length > 0) continue;
      if (!isSame(apartFromValues(was), apartFromValues(is)))
        report(`${subject}: its parameter ${is.name} may be something else now.`, {
          key: is.name,
          at: 'parameters',
        });
    }
  },
});

/** What a parameter must be, its list of values aside; any text when nobody says. */
function apartFromValues(parameter: ChannelParameter): Schema {
  const { schema } = parameter;
  const { enum: _, always: __, ...rest } = schema ? target(schema) : anything(parameter);
  return { ...rest, types: rest.types ?? new Set<JsonType>(['string']) };
}
