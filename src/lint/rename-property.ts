import { keyOf } from '../kernel/place.js';
import type { Edit } from '../load/index.js';
import type { Contract, Schema } from '../model/index.js';
import { renameKey, replace } from './autofix.js';
import { examplesOfProperty } from './example-places.js';
import { at } from './place.js';

/** A property under another name: where it is declared, required, told types apart by, and shown. */
export function renameProperty(contract: Contract, schema: Schema, name: string, wanted: string): Edit[] {
  const isDiscriminator = schema.discriminator?.property === name;
  const hasOwnKeyword = contract.kind === 'openapi' && contract.dialect !== '2.0';
  const isKnownElsewhere =
    schema.properties.has(wanted) ||
    schema.dependentRequired.has(name) ||
    schema.dependentSchemas.has(name) ||
    // Where only the name is given, its values are names of schemas.
    (isDiscriminator && !hasOwnKeyword) ||
    isLocated(contract, name);
  if (isKnownElsewhere) return [];
  return [
    renameKey(at(schema, 'properties', name), wanted),
    ...requirersOf(contract, schema, name).map((one) =>
      replace(at(one, 'required', [...one.required].indexOf(name)), wanted),
    ),
    ...(isDiscriminator ? [replace(at(schema, 'discriminator', 'propertyName'), wanted)] : []),
    ...examplesOfProperty(contract, schema, name).map((example) => renameKey(example, wanted)),
  ];
}

/** Does a runtime expression of a channel's parameter lead to a field of that name? */
function isLocated({ channels }: Contract, name: string): boolean {
  return channels.some(({ parameters }) =>
    parameters.some(({ location }) => location?.split(/[/#]/).includes(name)),
  );
}

/** The schemas that demand the property: the one that declares it, and parts that are laid over it. */
function requirersOf(contract: Contract, schema: Schema, name: string): Schema[] {
  const all = [...contract.schemas.values()];
  const apart = all.filter((one) => one !== schema && one.required.has(name) && !one.properties.has(name));
  const wholes = apart.length === 0 ? [] : all.filter(({ allOf }) => allOf.length > 0).map(partsOf);
  const key = keyOf(schema.at);
  const overlaid = apart.filter((one) => wholes.some((parts) => parts.has(key) && parts.has(keyOf(one.at))));
  return schema.required.has(name) ? [schema, ...overlaid] : overlaid;
}

/** A schema with all that its references and `allOf`s lay over it. */
function partsOf(whole: Schema): ReadonlySet<string> {
  const parts = new Set<string>();
  const waiting = [whole];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    if (parts.has(keyOf(part.at))) continue;
    parts.add(keyOf(part.at));
    waiting.push(...part.allOf, ...(part.ref ? [part.ref] : []));
  }
  return parts;
}
