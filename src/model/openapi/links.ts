import { isObject } from '../../kernel/json.js';
import type { Link } from '../contract.js';
import {
  type Cursor,
  describedBy,
  given,
  member,
  membersOf,
  objectAt,
  type Reading,
  textOf,
} from '../reading.js';
import { readServer } from './servers.js';

/** What a response says can be called next. @see https://spec.openapis.org/oas/v3.1.1.html#link-object */
export function readLinks(reading: Reading, at: Cursor | undefined): Link[] {
  return membersOf(reading, at, 'links').flatMap(([name, entry]) => {
    const link = objectAt(reading, entry, `link ${name}`);
    if (!link) return [];
    const parameters = member(link, 'parameters')?.value;
    return [
      {
        ...describedBy(link),
        name,
        ...given('operationId', textOf(link, 'operationId')),
        ...given('operationRef', textOf(link, 'operationRef')),
        parameters: isObject(parameters) ? parameters : {},
        ...given('requestBody', member(link, 'requestBody')?.value),
        ...given('server', readServer(reading, member(link, 'server'))),
      },
    ];
  });
}
