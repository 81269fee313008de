import { pluralize, singularize } from 'inflection';

/** Nouns that name a collection, or the one thing there is, without a plural form. */
const WITHOUT_PLURAL: ReadonlySet<string> = new Set(
  (
    'access audio auth authorization batch billing bulk cart catalog content data delivery equipment fulfillment health ' +
    'history info information inventory mail management me media metadata money oauth profile search self session ' +
    'software staff stock storage support traffic training usage video weather work'
  ).split(' '),
);

/** Is the noun plural, or one that needs no plural? Its last word counts, `order-lines`, or that before `of`: `terms-of-service`. */
export function isPlural(words: readonly string[]): boolean {
  const of = words.findIndex((word) => word.toLowerCase() === 'of');
  const last = words.at(of > 0 ? of - 1 : -1)?.toLowerCase();
  return last === undefined || WITHOUT_PLURAL.has(last) || pluralize(last) === last;
}

export function pluralOf(noun: string): string {
  return pluralize(noun);
}

/** The words of a noun, the last of them in the singular: `order lines` is `order line`. */
export function singularOf(words: readonly string[]): readonly string[] {
  const last = words.at(-1);
  return last === undefined || WITHOUT_PLURAL.has(last.toLowerCase())
    ? words
    : [...words.slice(0, -1), singularize(last)];
}
