import { type Pointer, tokensOf } from '../kernel/pointer.js';
import type { Exchange } from '../model/index.js';
import { propertyNames, propertyOf } from './shape.js';

/**
 * What is wrong with a runtime expression that names a field of a message; undefined when nothing is.
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#runtimeExpression
 */
export function faultOf(location: string, message: Exchange): string | undefined {
  const [, part, pointer] = /^\$message\.(header|payload)#(\/.*)$/.exec(location) ?? [];
  if (part === undefined)
    return `"${location}" is no runtime expression: $message.header#/… or $message.payload#/… is wanted`;
  let schema = part === 'header' ? message.headers : message.payload?.content[0]?.schema;
  for (const token of tokensOf(pointer as Pointer)) {
    // Where nothing is declared, nothing is contradicted.
    if (!schema || propertyNames(schema).length === 0) return undefined;
    const names = propertyNames(schema);
    schema = propertyOf(schema, token);
    if (!schema)
      return `"${location}" is no field of the message "${message.name}": its ${part} has ${names.slice(0, 6).join(', ')}`;
  }
  return undefined;
}
