import { target } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { answersOf } from '../../bodies.js';
import { isOperational } from '../../paths.js';
import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';
import { propertyNames, propertyOf } from '../../shape.js';
import { counted, listed } from '../../words.js';

export default defineRule({
  id: 'rest/success-envelope',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  options: { members: ['data', 'meta', 'links'], required: ['data'] },
  why: 'One shape for every answer lets clients share the code that reads pages, request ids and links.',
  fix: 'Wrap the body: { data, meta, links }.',
  check(contract, { options, report }) {
    const answers = answersOf(contract, /^2/).filter(({ operation }) => !isOperational(operation.path));
    const wanted = `{ ${options.members.join(', ')} }`;
    reportLacking(answers, ({ schema }) => !options.required.every((name) => propertyOf(schema, name)), {
      everywhere: (all) =>
        report(
          `None of ${counted(all.length, 'JSON success body', 'JSON success bodies')} is ${wanted}.`,
          atRoot(contract, 'paths'),
        ),
      here: ({ response, schema }) => {
        const { name, at } = target(schema);
        const names = propertyNames(schema);
        const found = names.length > 0 ? `has ${listed(names.slice(0, 5))}` : 'has no properties';
        report(`The ${response.status} body${name ? ` ${name}` : ''} ${found}; ${wanted} is wanted.`, at);
      },
    });
  },
});
