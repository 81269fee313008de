/** Keys of AsyncAPI 3, made from what AsyncAPI 2 calls things by. */

/** `user/{userId}/signed-up` → `user.userId.signed-up`. */
export function keyOfAddress(address: string): string {
  const path = address.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').replace(/[{}]/g, '');
  return legalKey(path.replaceAll('/', '.'));
}

/** What of a text may stand in a key. */
export function legalKey(text: string): string {
  return text.replace(/[^\w.-]+/g, '_').replace(/^[._]+|[._]+$/g, '') || 'root';
}

/** `user.signed-up` → `UserSignedUp`. */
export function pascalCase(text: string): string {
  return text.replace(/(?:^|[^A-Za-z\d]+)([A-Za-z\d]?)/g, (_, first: string) => first.toUpperCase());
}

/** A key that is not taken yet, and takes it: a number tells it apart. */
export function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let number = 2; taken.has(key); number++) key = `${wanted}_${number}`;
  taken.add(key);
  return key;
}
