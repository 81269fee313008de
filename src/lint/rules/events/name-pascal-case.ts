import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'events/name-pascal-case',
  severity: 'info',
  in: 'recommended',
  given: 'exchange',
  only: 'asyncapi',
  why: 'A message becomes a type in every consumer, and its name a value that they compare with.',
  fix: 'Write it in PascalCase, with the domain before a dot if you like: OrderCompleted, Order.Completed.',
  check(message, { report }) {
    const parts = message.name.split('.');
    if (parts.every((part) => isCase(part, 'pascal'))) return;
    const wanted = parts.map((part) => toCase(part, 'pascal')).join('.');
    report(`The message "${message.name}" should be "${wanted}".`, at(message, 'name'));
  },
});
