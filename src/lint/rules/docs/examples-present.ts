import { target } from '../../../model/index.js';
import { isJson } from '../../bodies.js';
import { defineRule, type Part } from '../../rule.js';
import { propertyNames } from '../../shape.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'docs/examples-present',
  severity: 'info',
  in: 'recommended',
  given: 'content',
  why: 'Consumers copy the example and change it; mocks and documentation show it.',
  fix: 'Add an example to the body, or to its schema or each of its properties.',
  check(content, { within, report }) {
    const body = content.schema ?? content.itemSchema;
    if (!body || content.examples.length > 0) return;
    if (content.schema && !isJson(content.mediaType) && content.mediaType !== '*') return;
    const schema = target(body);
    if (schema.examples.length > 0 || propertyNames(schema).length === 0) return;
    const parts = [...schema.properties.values()].map(target);
    const isTold =
      parts.length > 0 &&
      parts.every((part) => part.examples.length > 0 || part.enum || part.default !== undefined);
    if (isTold) return;
    const names = listed(propertyNames(schema).slice(0, 5));
    report(`The ${bodyName(within)} has no example; one with ${names} is wanted.`);
  },
});

/** A response or a message may be shared, and then is nobody's in particular. */
function bodyName({ of, name, status }: Part): string {
  if (!('via' in of)) return status === undefined ? `${name} of ${of.key}` : name;
  return of.via === 'message' ? `message "${of.name}"` : `${name} of the ${of.key}`;
}
