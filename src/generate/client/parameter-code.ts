import type { Operation, Parameter } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { literal } from '../print.js';
import { sentParameters } from '../rest/input.js';
import { heldAs } from '../rest/media.js';
import { typesOf } from '../shape/lookup.js';
import { type Code, callCode, objectCode } from './code.js';
import type { RuntimeNames } from './runtime-names.js';

/** How each parameter of an operation is written: `query('page[size]', { key: 'pageSize' })`. */
export function parameterCodes(names: Names, operation: Operation, use: RuntimeNames): Code[] {
  const keys = [...names.parameters(sentParameters(operation))];
  const declared = new Set(keys.flatMap(([{ in: place, name }]) => (place === 'path' ? [name] : [])));
  // A place that nothing fills must not be sent as it stands.
  const undeclared = [...operation.path.matchAll(/\{([^{}/]+)\}/g)].flatMap(([, name = '']) =>
    declared.has(name) ? [] : [callCode(use('path'), [literal(name)])],
  );
  return [...undeclared, ...keys.map(([parameter, key]) => parameterCode(parameter, key, use))];
}

function parameterCode(parameter: Parameter, key: string, use: RuntimeNames): Code {
  const { in: place, name, mediaType } = parameter;
  if (place === 'querystring') {
    const encode = mediaType !== undefined && heldAs(mediaType) === 'json' ? 'jsonQuery' : 'formText';
    return callCode(use('querystring'), [literal(key), use(encode)]);
  }
  const style = styleOf(parameter);
  const isPair = place === 'query' || place === 'cookie';
  const encode = !isPair ? undefined : encodingOf(parameter);
  const terms = {
    ...(key !== name && { key: literal(key) }),
    ...(style && { style: use(style) }),
    ...(encode && { encode: encode === 'String' ? encode : use(encode) }),
  };
  const hasTerms = Object.keys(terms).length > 0;
  return callCode(use(place), [literal(name), ...(hasTerms ? [objectCode(terms)] : [])]);
}

function encodingOf({ style, allowReserved, in: place }: Parameter): string | undefined {
  if (place === 'cookie' && style === 'cookie') return 'String';
  return allowReserved ? 'encodeSome' : undefined;
}

/** The function that writes a value; undefined for text, numbers and booleans, which all places write alike. */
function styleOf({ in: place, style, explode, mediaType, schema }: Parameter): string | undefined {
  const isPair = place === 'query' || place === 'cookie';
  if (mediaType !== undefined && heldAs(mediaType) === 'json')
    return isPair ? 'jsonPair' : place === 'header' ? 'jsonField' : 'jsonText';
  const types = mediaType === undefined ? schema && typesOf(schema) : new Set(['string']);
  const isScalar = types !== undefined && !types.has('array') && !types.has('object');
  if (isPair) return isScalar && style !== 'deepObject' ? undefined : pairStyle(style, explode);
  if (place === 'path' && (style === 'label' || style === 'matrix'))
    return explode && !isScalar ? `${style}Exploded` : style;
  if (isScalar) return undefined;
  return explode && types?.has('object') !== false ? 'simpleExploded' : 'simple';
}

const DELIMITED: Readonly<Record<string, string>> = {
  spaceDelimited: 'spaceDelimited',
  pipeDelimited: 'pipeDelimited',
  tabDelimited: 'tabDelimited',
};

/** The function that writes a value of a query, a cookie or a form. */
export function pairStyle(style: string, explode: boolean): string {
  if (style === 'deepObject') return 'deepObject';
  return explode ? 'form' : (DELIMITED[style] ?? 'commaDelimited');
}
