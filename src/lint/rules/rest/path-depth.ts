import { resourceSegments } from '../../paths.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'rest/path-depth',
  severity: 'info',
  in: 'strict',
  given: 'path',
  options: { max: 3 },
  why: 'Each level is one more identifier that a caller must know before it may ask.',
  fix: 'Give the inner resource a collection of its own: /order-lines/{lineId}.',
  check({ path }, { options, report }) {
    const depth = resourceSegments(path).length;
    if (depth > options.max)
      report(`The path ${path} nests ${counted(depth, 'resource')}; at most ${options.max} are wanted.`);
  },
});
