/** Past tenses that do not end in -ed. */
const IRREGULAR: ReadonlySet<string> = new Set(
  (
    'arose awoken begun bent bet bid bled blown born borne bought bound bred broken brought broadcast built burnt burst ' +
    'cast caught chosen clung come cost crept cut dealt done drawn driven drunk dug eaten fallen fed felt forbidden ' +
    'forecast forgiven forgotten fought found frozen given gone got gotten ground grown had heard held hidden hit hung ' +
    'hurt input kept known laid lain learnt led left lent let lit lost made meant met mistaken overdrawn overridden ' +
    'overrun overtaken overwritten paid prepaid proven put quit read rebuilt redone reset resent repaid rewound ' +
    'rewritten ridden risen rung run said seen sent set sewn shaken shed shipped shot shown shrunk shut slept slid sold ' +
    'sought sown spent split spread spun stolen stood stricken struck stuck sung sunk swept sworn swum swung taken ' +
    'taught thought thrown told torn understood undone unsent upheld upset withdrawn withheld withstood woken won worn ' +
    'woven written wrote took gave went became became began broke chose drew drove fell flew forgot froze grew knew ' +
    'rang rose saw shook spoke stole swam threw wore'
  ).split(' '),
);

/** Words in -ed that are no past tense. */
const NOT_PAST: ReadonlySet<string> = new Set(
  'bed bleed breed creed deed embed exceed feed greed hundred indeed kindred need proceed red reed sacred seed shed speed succeed weed'.split(
    ' ',
  ),
);

/** Is the word a past tense or a past participle: completed, shipped, sent, paid? `more` are a team's own. */
export function isPastTense(word: string, more: readonly string[] = []): boolean {
  const lower = word.toLowerCase();
  return (
    IRREGULAR.has(lower) ||
    more.includes(lower) ||
    (lower.endsWith('ed') && lower.length > 3 && !NOT_PAST.has(lower))
  );
}
