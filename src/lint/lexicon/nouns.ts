import { pluralize, singularize } from 'inflection';

/** Nouns that name a collection, or the one thing there is, without a plural form. */
const WITHOUT_PLURAL: ReadonlySet<string> = new Set(
  (
    'access api audio auth authorization batch billing bulk cart catalog content data delivery env equipment fulfillment health ' +
    'history info information inventory mail management me media metadata money oauth profile search self session ' +
    'software staff stock storage support traffic training usage video weather work'
  ).split(' '),
);

/** A team's own nouns. */
export interface Nouns {
  readonly uncountable: readonly string[];
  /** Singular → plural. */
  readonly irregular: Readonly<Record<string, string>>;
}

const NO_MORE: Nouns = { uncountable: [], irregular: {} };

/** Is the noun plural, or one that needs no plural? Its last word counts, `order-lines`, or that before `of`: `terms-of-service`. */
export function isPlural(words: readonly string[], more: Nouns = NO_MORE): boolean {
  const of = words.findIndex((word) => word.toLowerCase() === 'of');
  const last = words.at(of > 0 ? of - 1 : -1)?.toLowerCase();
  if (last === undefined || WITHOUT_PLURAL.has(last) || more.uncountable.includes(last)) return true;
  if (Object.hasOwn(more.irregular, last)) return false;
  return Object.values(more.irregular).includes(last) || pluralize(last) === last;
}

export function pluralOf(noun: string, { irregular }: Nouns = NO_MORE): string {
  const [singular, plural] =
    Object.entries(irregular).find(([one]) => noun.toLowerCase().endsWith(one.toLowerCase())) ?? [];
  return singular === undefined || plural === undefined
    ? pluralize(noun)
    : `${noun.slice(0, noun.length - singular.length)}${plural}`;
}

/** The words of a noun, the last of them in the singular: `order lines` is `order line`. */
export function singularOf(words: readonly string[]): readonly string[] {
  const last = words.at(-1);
  return last === undefined || WITHOUT_PLURAL.has(last.toLowerCase())
    ? words
    : [...words.slice(0, -1), singularize(last)];
}
