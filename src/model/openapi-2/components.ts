import type { Components, Parameter, Payload, Response } from '../contract.js';
import { type Cursor, member, membersOf, objectAt, type Reading } from '../reading.js';
import { noComponents } from '../root.js';
import { readMediaTypes } from './media-types.js';
import { readInput, readParameter } from './parameters.js';
import { readBody } from './requests.js';
import { readResponse } from './responses.js';

/**
 * The parts that the author named. What of them depends on the operation, their media types, is as the document says;
 * a form's fields are no parts of their own in the later dialects.
 */
export function readComponents(reading: Reading, document: Cursor): Omit<Components, 'mistakes'> {
  const parameters = new Map<string, Parameter>();
  const requestBodies = new Map<string, Payload>();
  const responses = new Map<string, Response>();
  const terms = {
    at: document.place,
    writtenBy: 'either' as const,
    consumes: readMediaTypes(reading, [document], 'consumes'),
    produces: readMediaTypes(reading, [document], 'produces'),
  };
  for (const [name, entry] of membersOf(reading, member(document, 'parameters'), 'parameters')) {
    const at = objectAt(reading, entry, `parameter ${name}`);
    const input = at && readInput(reading, at);
    const parameter = input && readParameter(reading, input);
    if (parameter) parameters.set(name, parameter);
    else if (input?.in === 'body') requestBodies.set(name, readBody(reading, input, terms));
  }
  for (const [name, entry] of membersOf(reading, member(document, 'responses'), 'responses')) {
    const response = readResponse(reading, entry, { ...terms, status: name });
    if (response) responses.set(name, response);
  }
  return { ...noComponents(document.place), parameters, requestBodies, responses };
}
