import { isObject, type Json } from '../../kernel/json.js';
import { changedBindings } from '../bindings.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'operation-binding-changed',
  on: 'exchange',
  level: 'risky',
  dimensions: ['wire', 'behaviour'],
  why: 'Acknowledgement, quality of service or consumer groups are not what both sides were told: messages may come again, or not at all.',
  fix: 'Keep the binding, or move the operation to a new channel.',
  migrate: 'Check the clients of {subject} against the new binding.',
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject }, report) {
    const [was = {}, is = {}] = [before, after].map(({ operationBindings = {} }) =>
      withoutOldWords(operationBindings),
    );
    for (const { protocol, key } of changedBindings(was, is))
      report(`${subject}: the ${protocol} binding of its operation changed.`, { key });
  },
});

type Bindings = Readonly<Record<string, Json>>;

/** HTTP operations lost `type` when the action came to say it; `headers` are those of the message. */
function withoutOldWords(bindings: Bindings): Bindings {
  if (!isObject(bindings.http)) return bindings;
  const { type: _, headers: __, ...http } = bindings.http;
  return { ...bindings, http };
}
