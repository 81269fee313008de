import type { Schema } from '../model/index.js';
import { itemsOf, propertyNames, propertyOf } from './shape.js';

const HOLDERS = ['links', '_links'];

/** The relations that a body links to: names in `links` or `_links`, its own or those of its resource. */
export function linksIn(body: Schema): string[] {
  const data = propertyOf(body, 'data');
  const found = [body, data, itemsOf(data)].flatMap((holder) =>
    HOLDERS.flatMap((name) => propertyNames(propertyOf(holder, name))),
  );
  return [...new Set(found)];
}
