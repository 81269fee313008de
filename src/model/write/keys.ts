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

/** Gives every key a number that was there before: `sent`, `sent_2`. */
export function freeKeys(): (wanted: string) => string {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return (wanted) => {
    let number = numbers.get(wanted) ?? 1;
    let key = wanted;
    while (taken.has(key)) key = `${wanted}_${++number}`;
    taken.add(key);
    numbers.set(wanted, number);
    return key;
  };
}
