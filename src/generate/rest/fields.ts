import { sortedBy } from '../../kernel/order.js';
import type { Header, Operation, Response } from '../../model/index.js';
import { block, propertyKey } from '../print.js';
import { valueKind } from '../shape/lookup.js';

/** The headers that several responses of an operation share, declared once; undefined when there is no such type. */
export function sharedFields(
  operation: Operation,
  stem: string,
): { readonly type: string; readonly text: string } | undefined {
  const distinct = new Set(operation.responses.map(fieldsType).filter((type) => type !== undefined));
  const [type] = distinct;
  if (distinct.size !== 1 || type === undefined || type.length < MAX_INLINE) return undefined;
  const [response] = operation.responses.filter((each) => fieldsOf(each).length > 0);
  const members = response ? membersOf(response).map((member) => `${member};`) : [];
  return { type, text: block(`export interface ${stem}Headers`, members) };
}

/** A longer type has a name. */
const MAX_INLINE = 60;

/** The type of a response's declared headers, by name in lower case; undefined when there are none. */
export function fieldsType(response: Response): string | undefined {
  const members = membersOf(response);
  return members.length === 0 ? undefined : `{ ${members.join('; ')} }`;
}

function membersOf(response: Response): string[] {
  return fieldsOf(response).map(
    (header) =>
      `readonly ${propertyKey(header.name.toLowerCase())}${header.required ? '' : '?'}: ${fieldType(header)}`,
  );
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
