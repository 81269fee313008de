import { type Pointer, tokensOf } from '../../../kernel/pointer.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { propertyNames, propertyOf } from '../../shape.js';

export default defineRule({
  id: 'events/correlation-resolves',
  severity: 'warn',
  in: 'recommended',
  given: 'exchange',
  only: 'asyncapi',
  why: 'Consumers look for the id where the contract says it is, and then start a new trail.',
  fix: 'Correct the location, or declare the field: $message.header#/correlationId.',
  check(message, { report }) {
    const { correlationId } = message;
    if (correlationId === undefined) return;
    const [, part, pointer] = /^\$message\.(header|payload)#(\/.*)$/.exec(correlationId) ?? [];
    if (part === undefined) {
      report(
        `The location "${correlationId}" is no runtime expression: $message.header#/… or $message.payload#/… is wanted.`,
        at(message, 'correlationId'),
      );
      return;
    }
    let schema = part === 'header' ? message.headers : message.payload?.content[0]?.schema;
    for (const token of tokensOf(pointer as Pointer)) {
      // Where nothing is declared, nothing is contradicted.
      if (!schema || propertyNames(schema).length === 0) return;
      schema = propertyOf(schema, token);
      if (!schema) {
        report(
          `The message "${message.name}" declares no ${part} field ${pointer}, where its correlation id should be.`,
          at(message, 'correlationId'),
        );
      }
    }
  },
});
