/**
 * What the objects of a dialect are made of, one line of words a kind. A word is a member's name, with
 * `!` when it must be there, `<3.1` or `>=3.1` when only some versions know it, and what it holds: `:kind`, `:[kind]` (a
 * list), `:{kind}` (a map by any names), `:<kind>` (a map in which extensions may stand), `=text`, `=flag`, `=number`.
 * `*` says that any member may be there, and `$ref` that a reference may stand for the object.
 */
export type StructureTable = Readonly<Record<string, string>>;

export interface Member {
  readonly required: boolean;
  /** What its value is, where that is an object, a list or a map of them. */
  readonly holds?: { readonly kind: string; readonly as: 'one' | 'list' | 'map' | 'fields' };
  readonly scalar?: 'text' | 'flag' | 'number';
}

/** Kind → its members by name. */
export interface Structure {
  readonly kinds: ReadonlyMap<
    string,
    { readonly members: ReadonlyMap<string, Member>; readonly open: boolean }
  >;
}

const WORD =
  /^(?<name>\$?[\w-]+)(?<required>!)?(?:(?<bound><|>=)(?<version>[\d.]+))?(?::(?<open>[[{<]?)(?<kind>\w+)[\]}>]?|=(?<scalar>text|flag|number))?$/;

const AS = { '': 'one', '[': 'list', '{': 'map', '<': 'fields' } as const;

/** The structure that one version of a dialect has. */
export function structureOf(table: StructureTable, version: string): Structure {
  const kinds = new Map(
    Object.entries(table).map(([kind, line]) => {
      const words = line.trim().split(/\s+/);
      const members = new Map(
        words.filter((word) => word !== '*').flatMap((word) => memberOf(word, version)),
      );
      return [kind, { members, open: words.includes('*') }] as const;
    }),
  );
  return { kinds };
}

function memberOf(word: string, version: string): [string, Member][] {
  const parts = WORD.exec(word)?.groups;
  if (!parts) throw new Error(`${word} is no word of a structure`);
  const { name = '', required, bound, version: limit = '', open = '', kind, scalar } = parts;
  const isIn = bound === undefined || Number(version) < Number(limit) === (bound === '<');
  // `responses!<3.1` is required before 3.1, and may be left out since.
  if (!isIn && required === undefined) return [];
  return [
    [
      name,
      {
        required: isIn && required !== undefined,
        ...(kind !== undefined && { holds: { kind, as: AS[open as keyof typeof AS] } }),
        ...(scalar !== undefined && { scalar: scalar as 'text' | 'flag' | 'number' }),
      },
    ],
  ];
}
