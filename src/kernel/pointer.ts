/** A JSON Pointer (RFC 6901). */
export type Pointer = `/${string}` | '';

/** The pointer to a descendant: `child('/paths', '/orders', 'get')` is `/paths/~1orders/get`. */
export function child(pointer: Pointer, ...tokens: readonly (string | number)[]): Pointer {
  let result: string = pointer;
  for (const token of tokens) {
    const text = String(token);
    result += `/${text.includes('~') || text.includes('/') ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text}`;
  }
  return result as Pointer;
}

/** The unescaped tokens of a pointer, outermost first. */
export function tokensOf(pointer: Pointer): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The last token of a pointer, unescaped; undefined at the root. */
export function lastToken(pointer: Pointer): string | undefined {
  return tokensOf(pointer).at(-1);
}

/** The pointer to the parent; the root is its own parent. */
export function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/'))) as Pointer;
}
