import { fingerprintOf, type Problem, RULE_FAILED } from '../../kernel/problem.js';

/** A contract that shows what a rule is about. */
export interface Example {
  readonly rule: string;
  readonly kind: 'good' | 'bad';
  /** As it is shown. */
  readonly file: string;
  /** What must be found in a bad one: `6`, `6:3`, or `6:3 ` with the message; undefined when anything will do. */
  readonly expected: readonly string[] | undefined;
}

const WHY = 'Examples show what a rule is about, and that it still works.';

/**
 * What is wrong with a rule, as an example shows: a good one is flagged, a bad one is not, or elsewhere.
 * @param found what the rules of the team found in it
 */
export function judgeExample(example: Example, found: readonly Problem[]): Problem[] {
  const { rule, kind } = example;
  const failed = found.filter(
    ({ id, message }) => id === RULE_FAILED && message.startsWith(`The rule ${rule} failed`),
  );
  if (failed.length > 0) return failed;
  const own = found.filter(({ id }) => id === rule);
  if (kind === 'good') return own.map(flagged);
  return own.length === 0 ? [missed(example, found)] : elsewhere(example, own);
}

function flagged({ at, id, message }: Problem): Problem {
  return {
    id: 'lint-test/good-flagged',
    severity: 'error',
    message: `${id} flags a good example: ${message}`,
    why: WHY,
    fix: 'Correct the rule, or move the example to bad.',
    at,
    fingerprint: fingerprintOf('lint-test/good-flagged', id, at.file, at.pointer),
  };
}

function missed({ rule, file }: Example, found: readonly Problem[]): Problem {
  const others = [...new Set(found.map(({ id }) => id))];
  const by = others.length > 0 ? `; ${others.join(', ')} would` : ', and no other rule would';
  return {
    id: 'lint-test/bad-passes',
    severity: 'error',
    message: `${rule} finds nothing in a bad example${by}.`,
    why: WHY,
    fix: 'Correct the rule, or move the example to good.',
    at: { file, pointer: '', line: 1, column: 1 },
    fingerprint: fingerprintOf('lint-test/bad-passes', rule, file),
  };
}

/** Findings that were not expected, and expectations that were not met. */
function elsewhere({ rule, file, expected }: Example, own: readonly Problem[]): Problem[] {
  if (!expected) return [];
  const open = [...expected];
  const surplus = own.filter((problem) => {
    const index = open.findIndex((one) => isAt(one, problem));
    if (index < 0) return true;
    open.splice(index, 1);
    return false;
  });
  const fix = 'Correct the rule, or say what is to be found in expected.json or by # expect.';
  return [
    ...surplus.map(
      ({ at, message }): Problem => ({
        id: 'lint-test/unexpected',
        severity: 'error',
        message: `${rule} finds what is not expected: ${message}`,
        why: WHY,
        fix,
        at,
        fingerprint: fingerprintOf('lint-test/unexpected', rule, at.file, at.pointer),
      }),
    ),
    ...open.map((one): Problem => {
      const line = Number.parseInt(one, 10) || 1;
      return {
        id: 'lint-test/expected',
        severity: 'error',
        message: `${rule} does not find what is expected at ${one}.`,
        why: WHY,
        fix,
        at: { file, pointer: '', line, column: 1 },
        fingerprint: fingerprintOf('lint-test/expected', rule, file, one),
      };
    }),
  ];
}

function isAt(expected: string, { at, message }: Problem): boolean {
  const here = `${at.line}:${at.column}`;
  return [`${at.line}`, here, `${here} ${message}`].includes(expected);
}

/** The lines that `# expect` marks: its own, or the next one that is no comment; undefined when there is none. */
export function markedLines(text: string): readonly string[] | undefined {
  const lines = text.split(/\r\n|[\r\n]/);
  const marked = lines.flatMap((line, index) => {
    if (!/(^|\s)# expect\s*$/.test(line)) return [];
    let at = index;
    while (at + 1 < lines.length && /^\s*#/.test(lines[at] ?? '')) at++;
    return [String(at + 1)];
  });
  return marked.length > 0 ? marked : undefined;
}
