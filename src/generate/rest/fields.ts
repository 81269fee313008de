import { sortedBy } from '../../kernel/order.js';
import type { Header, Response } from '../../model/index.js';
import { propertyKey } from '../print.js';
import { valueKind } from '../shape/lookup.js';

/** The type of a response's declared headers, by name in lower case; undefined when there are none. */
export function fieldsType(response: Response): string | undefined {
  const headers = fieldsOf(response);
  if (headers.length === 0) return undefined;
  const members = headers.map(
    (header) =>
      `readonly ${propertyKey(header.name.toLowerCase())}${header.required ? '' : '?'}: ${fieldType(header)}`,
  );
  return `{ ${members.join('; ')} }`;
}

/** `string`, unless the schema says number or boolean. */
export function fieldType(header: Header): 'string' | 'number' | 'boolean' {
  const kind = header.schema && valueKind(header.schema);
  return kind === 'number' || kind === 'boolean' ? kind : 'string';
}

/** `Content-Type` belongs to the body, and is no header of its own. */
export function fieldsOf(response: Response): Header[] {
  return sortedBy(response.headers, ({ name }) => name.toLowerCase()).filter(
    ({ name }) => name.toLowerCase() !== 'content-type',
  );
}
