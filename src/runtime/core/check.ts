/**
 * Checks a value, and notes what is wrong with it. A generated client is made of these: a function for each keyword of
 * JSON Schema 2020-12, so that a bundle holds the keywords that its operations use.
 */
export type Check = (value: unknown, at: Spot) => void;

export interface Issue {
  /** From the value that was checked to the one that is wrong. */
  readonly path: readonly (string | number)[];
  /** Follows the place: `must be integer`, `is missing`. */
  readonly message: string;
}

/** Where a check stands, and what was found so far. */
export interface Spot {
  readonly path: (string | number)[];
  issues: Issue[];
  /** Unions of unions can ask exponentially often; nobody waits for that. */
  steps: number;
}

/** No more are told than a person would read. */
const MAX_ISSUES = 50;
/** Deeper than any document that people write, and far from the end of the stack. */
const MAX_DEPTH = 500;
const MAX_STEPS = 1_000_000;

/** What is wrong with a value; nothing when it is right. */
export function issuesOf(check: Check, value: unknown): readonly Issue[] {
  const at: Spot = { path: [], issues: [], steps: 0 };
  check(value, at);
  return at.issues;
}

export function fail({ issues, path }: Spot, message: string): void {
  if (issues.length < MAX_ISSUES) issues.push({ path: [...path], message });
}

/** Is the value right? Nothing is noted. */
export function fits(check: Check, value: unknown, at: Spot): boolean {
  const { issues } = at;
  at.issues = [];
  check(value, at);
  const isRight = at.issues.length === 0;
  at.issues = issues;
  return isRight;
}

/** Checks a member of the value. */
export function inside(check: Check, key: string | number, value: unknown, at: Spot): void {
  at.path.push(key);
  check(value, at);
  at.path.pop();
}

/** The check of a named schema, made when it is first asked: schemas refer to one another in circles. */
export function named(make: () => Check): Check {
  let made: Check | undefined;
  let depth = -1;
  return (value, at) => {
    const outer = depth;
    const { length } = at.path;
    // A schema that holds itself in place says nothing more by it.
    if (outer === length) return;
    if (++at.steps > MAX_STEPS || length > MAX_DEPTH) return fail(at, 'is too much');
    depth = length;
    try {
      made ??= make();
      made(value, at);
    } finally {
      depth = outer;
    }
  };
}

export function all(...checks: readonly Check[]): Check {
  return (value, at) => {
    for (const check of checks) check(value, at);
  };
}

/** Anything will do. */
export const always: Check = () => {};

export const never: Check = (_, at) => fail(at, 'is not allowed');
