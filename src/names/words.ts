/**
 * How names look. Only letters and digits of the contract's own text come through, so no name can carry code;
 * a name that already has the wanted look stays as its author wrote it.
 */

/** `order_line`, `order line` and `order-line` are `OrderLine`; `OrderID` stays. Empty when nothing usable is in it. */
export function pascal(name: string): string {
  return safeStart(chunksOf(name).map(capital).join(''));
}

/** `list-orders` and `ListOrders` are `listOrders`; `APIKeys` is `apiKeys`. Empty when nothing usable is in it. */
export function camel(name: string): string {
  const [first = '', ...rest] = chunksOf(name);
  return safeStart(lowerStart(first) + rest.map(capital).join(''));
}

/** `Order Lines` and `OrderLines` are `order-lines`: ASCII only, so that it is one file on every disk. */
export function kebab(name: string): string {
  return chunksOf(name)
    .join('-')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The runs of letters and digits. A shouted chunk beside others (`ORDER_PAID`) is lowered; a lone one (`URL`) is kept. */
function chunksOf(name: string): string[] {
  const chunks = name.match(/[\p{ID_Start}\p{Nd}](?:\p{ID_Continue}(?<!_))*/gu) ?? [];
  if (chunks.length < 2 || chunks.some((chunk) => /\p{Ll}/u.test(chunk))) return chunks;
  return chunks.map((chunk) => chunk.toLowerCase());
}

function capital(chunk: string): string {
  const [first = ''] = chunk;
  return first.toUpperCase() + chunk.slice(first.length);
}

/** Lowers the first letter, or the whole acronym in front: `OrderLine` → `orderLine`, `URLs`… → `urls`. */
function lowerStart(chunk: string): string {
  return chunk.replace(/^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z]+s?(?![a-zA-Z])|[A-Z])/, (start) =>
    start.toLowerCase(),
  );
}

/** Identifiers do not start with a digit. */
function safeStart(text: string): string {
  return /^\p{Nd}/u.test(text) ? `_${text}` : text;
}
