import type { ServerParameter } from '../../src/runtime/core/decode.js';
import { cookie, type Draft, header, type Parameter, path, query } from '../../src/runtime/core/place.js';
import {
  commaDelimited,
  deepObject,
  form,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  pipeDelimited,
  simple,
  simpleExploded,
  spaceDelimited,
} from '../../src/runtime/core/style.js';

/** What a client writes that the server's `parameter` reads. */
export function written(template: string, parameter: ServerParameter, value: unknown): Draft {
  const draft: Draft = { path: template, query: [], headers: new Headers() };
  writerOf(parameter)(draft, { value });
  return draft;
}

const PLACES = { path, query, header, cookie };
const PAIRS = { commaDelimited, deepObject, form, pipeDelimited, spaceDelimited };
const TEXTS = { label, labelExploded, matrix, matrixExploded, simple, simpleExploded };

function writerOf({ in: place, name, style = '', explode }: ServerParameter): Parameter {
  if (place === 'query' || place === 'cookie') {
    const word = style === 'deepObject' || !(explode ?? true) ? style : 'form';
    const pair =
      PAIRS[(word === '' || (word === 'form' && explode === false) ? 'commaDelimited' : word) as 'form'];
    return PLACES[place](name, { key: 'value', style: pair });
  }
  if (place === 'querystring') throw new Error('A whole query has no style.');
  const text = TEXTS[`${style || 'simple'}${explode ? 'Exploded' : ''}` as 'simple'];
  return PLACES[place](name, { key: 'value', style: text });
}
