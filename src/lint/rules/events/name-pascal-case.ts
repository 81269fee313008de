import { reportLacking } from '../../adoption.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { counted, isCase, toCase } from '../../words.js';

export default defineRule({
  id: 'events/name-pascal-case',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'asyncapi',
  options: { acronyms: [] as string[] },
  why: 'A message becomes a type in every consumer, and its name a value that they compare with.',
  fix: 'Write it in PascalCase, with the domain before a dot if you like: OrderCompleted, Order.Completed.',
  check({ exchanges }, { options, report }) {
    const pascal = (name = '') => pascalOf(name, options.acronyms);
    // A message that nobody named has no name to write otherwise.
    const named = exchanges.filter(({ isUnnamed }) => !isUnnamed);
    reportLacking(named, ({ name }) => !name.split('.').every((part) => isCase(part, 'pascal')), {
      everywhere: (all) =>
        report(
          `No message is named in PascalCase (${counted(all.length, 'message')}: "${all[0]?.name}" should be "${pascal(all[0]?.name)}"…).`,
        ),
      here: (message) =>
        report(`The message "${message.name}" should be "${pascal(message.name)}".`, at(message, 'name')),
    });
  },
});

function pascalOf(name: string, acronyms: readonly string[]): string {
  return name
    .split('.')
    .map((part) => toCase(part, 'pascal', acronyms))
    .join('.');
}
