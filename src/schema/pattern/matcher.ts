import { after, isCut, type Language, NONE, remainders, takesEmpty } from './language.js';

/** Is the text one of the language? Undefined when that would take too long to find out. */
export type Matcher = (text: string) => boolean | undefined;

/** What may be left to read at some place of the text. */
interface State {
  readonly language: Language;
  readonly accepts: boolean;
  readonly next: Map<number, readonly State[]>;
}

/** So much effort each character is worth; what a pattern takes beyond that must be enough for all texts together. */
const EFFORT = 30;
const EXTRA = 1_000_000;
const MAX_REMEMBERED = 200_000;

/** Reads a text along a language made by `readPattern`, in all ways at once, so that no character is read twice. */
export function createMatcher(language: Language): Matcher {
  let states = new Map<string, State>();
  /** How much text the keys of all states are, and how much was read to make them. */
  let remembered = 0;
  let spent = 0;
  let extra = EXTRA;

  const stateOf = (left: Language): State => {
    const known = states.get(left.key);
    if (known) return known;
    const accepts = takesEmpty(left, { atStart: false, atEnd: true });
    const state: State = { language: left, accepts, next: new Map() };
    states.set(left.key, state);
    remembered += left.key.length;
    return state;
  };

  const cut = isCut(language);
  const statesAfter = (left: Language, code: number, atStart: boolean): readonly State[] => {
    spent += left.key.length;
    const found = cut ? [after(left, code, atStart)] : remainders(left, code, atStart);
    return [...new Set(found.filter((one) => one !== NONE).map(stateOf))];
  };

  const follow = (state: State, code: number): readonly State[] => {
    const known = state.next.get(code) ?? statesAfter(state.language, code, false);
    state.next.set(code, known);
    return known;
  };

  const read = (text: string, most: number): boolean | undefined => {
    let current: Iterable<State> | undefined;
    for (const one of text) {
      const code = one.codePointAt(0) as number;
      const next = new Set(current ? [] : statesAfter(language, code, true));
      for (const state of current ?? []) {
        for (const other of follow(state, code)) next.add(other);
        spent += 1;
        if (spent > most) return undefined;
      }
      if (next.size === 0) return false;
      current = next;
    }
    return [...(current ?? [])].some(({ accepts }) => accepts);
  };

  return (text) => {
    if (remembered > MAX_REMEMBERED) {
      states = new Map();
      remembered = 0;
    }
    if (text === '') return takesEmpty(language, { atStart: true, atEnd: true });
    const most = text.length * EFFORT + extra;
    spent = 0;
    const truth = read(text, most);
    extra -= Math.max(0, Math.min(extra, spent - text.length * EFFORT));
    return truth;
  };
}
