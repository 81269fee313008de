import { reportLacking } from '../../adoption.js';
import { answersOf } from '../../bodies.js';
import { linksIn } from '../../links.js';
import { isOperational } from '../../paths.js';
import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';
import { propertyNames } from '../../shape.js';
import { counted, listed } from '../../words.js';

export default defineRule({
  id: 'rest/self-link',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'openapi',
  options: { member: 'self' },
  why: 'An answer that says where it came from can be stored, passed on and read again without building its URL anew.',
  fix: 'Answer `links: { self }` with each resource and each page.',
  check(contract, { options, report }) {
    const answers = answersOf(contract, /^2/).filter(
      ({ operation, schema }) => !isOperational(operation.path) && propertyNames(schema).length > 0,
    );
    const lacks = ({ schema }: (typeof answers)[number]) => !linksIn(schema).includes(options.member);
    reportLacking(answers, lacks, {
      everywhere: (all) =>
        report(
          `None of ${counted(all.length, 'JSON success body', 'JSON success bodies')} has a link "${options.member}".`,
          atRoot(contract, 'paths'),
        ),
      here: ({ operation, response, schema }) =>
        report(
          `The ${response.status} body of ${operation.key} has ${listed(linksIn(schema)) || 'no'} links, and no "${options.member}".`,
          response.at,
        ),
    });
  },
});
