import { reportLacking } from '../../adoption.js';
import { answersOf } from '../../bodies.js';
import { linksIn } from '../../links.js';
import { isOperational } from '../../paths.js';
import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';
import { propertyNames } from '../../shape.js';
import { counted } from '../../words.js';

export default defineRule({
  id: 'rest/hypermedia-links',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'openapi',
  why: 'A client that follows links lives on when URLs change, and learns from the answer what it may do next.',
  fix: 'Answer `links` with the resources that belong to this one, or declare `links` on the response.',
  check(contract, { report }) {
    const answers = answersOf(contract, /^2/).filter(
      ({ operation, schema }) => !isOperational(operation.path) && propertyNames(schema).length > 0,
    );
    const lacks = ({ response, schema }: (typeof answers)[number]) =>
      response.links.length === 0 && !linksIn(schema).some((name) => name !== 'self');
    reportLacking(answers, lacks, {
      everywhere: (all) =>
        report(
          `None of ${counted(all.length, 'JSON success body', 'JSON success bodies')} links to anything but itself.`,
          atRoot(contract, 'paths'),
        ),
      here: ({ operation, response }) =>
        report(
          `The ${response.status} response of ${operation.key} links to nothing but itself: related resources or actions are wanted.`,
          response.at,
        ),
    });
  },
});
