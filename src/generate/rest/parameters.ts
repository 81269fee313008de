import type { JsonObject } from '../../kernel/json.js';
import type { Operation, Parameter } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { sentParameters } from './input.js';
import { heldAs } from './media.js';

/** How each parameter of an operation travels, by the member of the input that it is. */
export function parametersOf(names: Names, operation: Operation): JsonObject[] {
  return [...names.parameters(sentParameters(operation))].map(([parameter, key]) =>
    parameterOf(parameter, key),
  );
}

/** How a parameter travels, and the member of the input that it is. */
export function parameterOf(parameter: Parameter, key: string): JsonObject {
  return {
    in: parameter.in,
    name: parameter.name,
    ...(key !== parameter.name && { key }),
    ...styleOf(parameter),
  };
}

const DEFAULT_STYLE: Readonly<Record<Parameter['in'], string>> = {
  path: 'simple',
  query: 'form',
  querystring: 'form',
  header: 'simple',
  cookie: 'form',
};

function styleOf({ in: place, style, explode, allowReserved, mediaType }: Parameter): JsonObject {
  if (mediaType !== undefined) return heldAs(mediaType) === 'json' ? { json: true } : {};
  return {
    ...(style !== DEFAULT_STYLE[place] && { style }),
    ...(explode !== (style === 'form') && { explode }),
    ...(allowReserved && { allowReserved }),
  };
}
