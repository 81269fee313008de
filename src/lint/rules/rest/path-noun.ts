import { ACTION_VERBS, LONE_METHOD_VERBS, METHOD_VERBS } from '../../lexicon/verbs.js';
import { resourceSegments } from '../../paths.js';
import { defineRule } from '../../rule.js';
import { wordsOf } from '../../words.js';

export default defineRule({
  id: 'rest/path-noun',
  severity: 'warn',
  in: 'recommended',
  given: 'path',
  options: { allow: [] as string[], verbs: [] as string[] },
  why: 'The method is the verb: a path that has one too names the same action twice, and cannot be cached or secured as a resource.',
  fix: 'Name the resource and let the method act on it: POST /orders, not POST /create-order. What no method can say is an action below its resource: POST /orders/{orderId}/cancel. The options `allow` (segments) and `verbs` add words of your domain.',
  check({ path }, { options, report }) {
    for (const segment of resourceSegments(path)) {
      const [first = '', ...rest] = wordsOf(segment).map((word) => word.toLowerCase());
      if (options.allow.includes(segment)) continue;
      // A verb of its own, `cancel`, is an action below a resource, unless it repeats a method.
      const isVerb =
        METHOD_VERBS.has(first) ||
        options.verbs.includes(first) ||
        (rest.length > 0 ? ACTION_VERBS.has(first) : LONE_METHOD_VERBS.has(first));
      if (isVerb)
        report(`The path segment "${segment}" of ${path} starts with the verb "${first}"; a noun is wanted.`);
    }
  },
});
