import type { Contract, Exchange } from '../../../model/index.js';
import { add, safe } from '../../autofix.js';
import { at, atRoot } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'events/content-type-declared',
  severity: 'warn',
  in: 'recommended',
  given: 'content',
  only: 'asyncapi',
  why: 'Without it a consumer guesses how to read the bytes.',
  fix: 'Set `defaultContentType: application/json` at the root, or `contentType` on the message.',
  fixable: 'fix',
  check({ mediaType }, { within, contract, report }) {
    if (mediaType !== '*' || !('via' in within.of)) return;
    const everywhere = contract.exchanges.every(
      ({ payload }) => payload?.content.every((content) => content.mediaType === '*') ?? true,
    );
    const message = within.of;
    if (everywhere)
      report(
        'No message says its content type; defaultContentType is wanted.',
        contract.at,
        safe(() =>
          areAllJson(contract) ? [add(atRoot(contract, 'defaultContentType'), 'application/json')] : [],
        ),
      );
    else
      report(
        `The message "${message.name}" does not say its content type; ${typeOfNeighbours(contract.exchanges) ?? 'contentType'} is wanted.`,
        message.at,
        safe(() => {
          const type = typeOfNeighbours(contract.exchanges);
          return type === undefined ? [] : [add(at(message, 'contentType'), type)];
        }),
      );
  },
});

/** Is every payload described by a JSON Schema? */
function areAllJson({ exchanges }: Contract): boolean {
  return exchanges.every(
    ({ payload }) => payload?.content.every(({ schema, opaque }) => schema && !opaque) ?? true,
  );
}

/** The one content type of all messages that say one. */
function typeOfNeighbours(exchanges: readonly Exchange[]): string | undefined {
  const said = exchanges
    .flatMap(({ payload }) => payload?.content ?? [])
    .filter(({ mediaType }) => mediaType !== '*');
  const types = new Set(said.map(({ mediaType }) => mediaType));
  return types.size === 1 ? [...types][0] : undefined;
}
