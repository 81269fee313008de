import { keyOf } from '../kernel/place.js';
import { tokensOf } from '../kernel/pointer.js';
import type { Contract, Schema } from '../model/index.js';
import type { Claim } from './allocate.js';
import { chosenOr } from './chosen.js';
import { pascal } from './words.js';

/** The schemas that deserve a type: those in components, and those that a `$ref` leads to. */
export function claimedSchemas(contract: Contract): Claim<Schema>[] {
  const claims = new Map<Schema, Claim<Schema>>();
  for (const [name, schema] of contract.namedSchemas) {
    if (!claims.has(schema))
      claims.set(schema, {
        key: schema,
        source: name,
        wanted: pascal(name),
        fallback: 'Schema',
        why: 'its name',
      });
  }
  for (const { ref } of contract.schemas.values()) {
    if (ref && !claims.has(ref)) claims.set(ref, referredClaim(ref));
  }
  return [...claims.values()].map((claim) =>
    chosenOr(contract, claim.key, claim, { keys: [], look: pascal }),
  );
}

/** A schema that is only referred to is called after its place: `schemas/order-line.yaml` is `OrderLine`. */
function referredClaim(schema: Schema): Claim<Schema> {
  const words = tokensOf(schema.at.pointer).filter((token) => !STRUCTURE.has(token) && !token.includes('/'));
  const file = (schema.at.file.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
  const wanted = pascal(schema.name ?? (words.length > 0 ? words.slice(-3).join(' ') : file));
  // The place tells two apart, and sorts behind every name that an author gave.
  return { key: schema, source: `\uffff${keyOf(schema.at)}`, wanted, fallback: 'Schema', why: 'its place' };
}

/** Tokens of a pointer that say where, not what. */
const STRUCTURE: ReadonlySet<string> = new Set([
  '$defs',
  'additionalProperties',
  'allOf',
  'anyOf',
  'components',
  'content',
  'definitions',
  'items',
  'oneOf',
  'parameters',
  'paths',
  'properties',
  'requestBody',
  'responses',
  'schema',
  'schemas',
]);
