import { child } from '../kernel/pointer.js';
import type { Contract, Operation } from './contract.js';
import type { Reading } from './reading.js';

/** Notes what is wrong between parts: calls that collide, ids that repeat, schemes that nobody declared. */
export function checkNames(reading: Reading, contract: Contract): Contract {
  const byTemplate = new Map<string, Operation>();
  const byId = new Map<string, string>();
  const schemes = new Set(contract.securitySchemes.map(({ name }) => name));
  for (const operation of contract.operations) {
    const template = `${operation.method} ${operation.path.replace(/\{[^}]*\}/g, '{}')}`;
    const other = byTemplate.get(template);
    if (other)
      reading.mistake('operation-duplicated', operation.at, { key: operation.key, other: other.key });
    else byTemplate.set(template, operation);
    noteId(reading, byId, operation.id, operation);
  }
  for (const exchange of contract.exchanges)
    if (exchange.via !== 'message') noteId(reading, byId, exchange.operationId, exchange);
  for (const node of [...contract.operations, ...contract.exchanges]) {
    for (const { scheme } of node.security.flat()) {
      if (!schemes.has(scheme))
        reading.mistake(
          'security-scheme-undeclared',
          { ...node.at, pointer: child(node.at.pointer, 'security') },
          { scheme },
        );
    }
  }
  return contract;
}

function noteId(
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
