import { keyOf, type Place } from '../kernel/place.js';
import { child } from '../kernel/pointer.js';
import type { Contract, Operation, Parameter } from './contract.js';
import type { Reading } from './reading.js';

/**
 * Notes what is wrong between parts: calls that collide, ids that repeat, parameters that are not the path's,
 * schemes that nobody declared.
 */
export function checkNames(reading: Reading, contract: Contract): Contract {
  const byTemplate = new Map<string, Operation>();
  const byId = new Map<string, string>();
  for (const operation of contract.operations) {
    const template = `${operation.method} ${operation.path.replace(/\{[^}]*\}/g, '{}')}`;
    const other = byTemplate.get(template);
    if (other)
      reading.mistake('operation-duplicated', operation.at, { key: operation.key, other: other.key });
    else byTemplate.set(template, operation);
    noteId(reading, byId, operation.id, operation);
    checkParameters(reading, operation);
  }
  for (const exchange of contract.exchanges)
    if (exchange.via !== 'message') noteId(reading, byId, exchange.operationId, exchange);
  checkSchemes(reading, contract);
  return contract;
}

/** The parameters of an operation against its path, and against one another. @see https://spec.openapis.org/oas/v3.1.1.html#path-templating */
function checkParameters(reading: Reading, operation: Operation): void {
  const { key, path, parameters } = operation;
  const inTemplate = new Set(Array.from(path.matchAll(/\{([^{}]*)\}/g), ([, name]) => name as string));
  const known = new Set<string>();
  for (const parameter of parameters) {
    const { in: location, name } = parameter;
    // Those of the path item are merged already, so that what still is there twice is so in one list.
    if (known.has(`${location} ${name}`))
      reading.mistake('parameter-duplicated', placeIn(operation, parameter), { name, location, key });
    known.add(`${location} ${name}`);
    if (location === 'path' && !inTemplate.has(name))
      reading.mistake('path-parameter-unused', placeIn(operation, parameter), { name, key });
  }
  for (const name of inTemplate)
    if (!known.has(`path ${name}`)) reading.mistake('path-parameter-undeclared', operation.at, { name, key });
}

/** Where the parameter is written; the operation, when it only refers to it: others may do so rightly. */
function placeIn({ at, item }: Operation, parameter: Parameter): Place {
  const place = keyOf(parameter.at);
  const isOwn = [at, item.at].some((holder) => place.startsWith(`${keyOf(holder)}/`));
  return isOwn ? parameter.at : at;
}

/** Each requirement where it is written: what operations inherit is the root's to answer for. */
function checkSchemes(reading: Reading, contract: Contract): void {
  const known = new Set(contract.securitySchemes.map(({ name }) => name));
  const declared = contract.operations.filter(({ securityDeclared }) => securityDeclared);
  for (const { at, security } of [contract, ...declared, ...contract.exchanges]) {
    for (const [index, requirement] of security.entries()) {
      for (const { scheme } of requirement) {
        const pointer = child(at.pointer, 'security', index, scheme);
        if (!known.has(scheme))
          reading.mistake('security-scheme-undeclared', { file: at.file, pointer }, { scheme });
      }
    }
  }
}

/** Notes that something else already has this operationId. */
export function noteId(
  reading: Reading,
  byId: Map<string, string>,
  id: string | undefined,
  node: { key: string; at: Operation['at'] },
): void {
  if (id === undefined) return;
  const other = byId.get(id);
  if (other)
    reading.mistake(
      'operation-id-duplicated',
      { ...node.at, pointer: child(node.at.pointer, 'operationId') },
      { id, other },
    );
  else byId.set(id, node.key);
}
