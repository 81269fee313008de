import type { Schema } from '../../../model/index.js';
import { target } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { answersOf } from '../../bodies.js';
import { isOperational } from '../../paths.js';
import { atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';
import { itemsOf, propertyNames, propertyOf } from '../../shape.js';
import { counted, listed } from '../../words.js';

export default defineRule({
  id: 'rest/resource-object-members',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  options: { members: ['id', 'type', 'attributes'] },
  why: 'A client that finds id and type in the same place of every resource can keep, link and update them all with the same code.',
  fix: 'Answer resources as { id, type, attributes }; other shapes are set by the option `members`.',
  check(contract, { options, report }) {
    const resources = new Set(
      answersOf(contract, /^2/)
        .filter(({ operation }) => !isOperational(operation.path))
        .flatMap(({ schema }) => resourceIn(schema) ?? []),
    );
    const missing = (resource: Schema) => options.members.filter((name) => !propertyOf(resource, name));
    const wanted = `{ ${options.members.join(', ')} }`;
    reportLacking([...resources], (resource) => missing(resource).length > 0, {
      everywhere: (all) =>
        report(
          `None of ${counted(all.length, 'resource')} in \`data\` is ${wanted}.`,
          atRoot(contract, 'paths'),
        ),
      here: (resource) =>
        report(
          `The resource${resource.name ? ` ${resource.name}` : ''} has ${listed(propertyNames(resource).slice(0, 5))}, and no ${listed(missing(resource), 'or')}; ${wanted} is wanted.`,
          resource.at,
        ),
    });
  },
});

/** The object in `data`, or in its list; undefined without an envelope, or when nothing is said of it. */
function resourceIn(body: Schema): Schema | undefined {
  const data = propertyOf(body, 'data');
  const resource = itemsOf(data) ?? data;
  return resource && propertyNames(resource).length > 0 ? target(resource) : undefined;
}
