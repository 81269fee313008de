import { CHECKS } from '../../diff/index.js';
import { GAPS } from '../../generate/index.js';
import { ERRORS } from '../../kernel/errors.js';
import { RULES } from '../../lint/index.js';
import { LOSSES, MISTAKES } from '../../model/index.js';
import { createColors } from '../../report/index.js';
import { FINDINGS } from '../../verify/index.js';
import { CHECK_EXAMPLES } from '../check-examples.gen.js';
import { EXAMPLES } from '../examples.gen.js';
import { findLeaf } from '../find-leaf.js';
import type { Io } from '../io.js';

/** Something with an id that Tenon may print, and what there is to say about it. */
interface Entry {
  readonly id: string;
  readonly kind: 'rule' | 'check' | 'mistake' | 'loss' | 'gap' | 'pact finding' | 'error';
  /** What it does or means, in a few words. */
  readonly what: string;
  readonly why: readonly string[];
  readonly fix: string;
  readonly facts: readonly string[];
  /** A bad example, for a rule. */
  readonly example?: string;
  /** Changes to a contract, for a check: one that it finds, and one that it does not. */
  readonly changes?: (typeof CHECK_EXAMPLES)[string];
}

/** Everything about one id. @throws TenonError LEAF_UNKNOWN */
export function explain(id: string, io: Io): string {
  const all = entries();
  const entry = findLeaf('rule, check, mistake or error', id, all, 'List them all: tenon explain');
  const paint = createColors(io.color);
  const paragraphs = [
    `${paint.bold(entry.id)}  ${paint.dim(entry.kind)}`,
    ...(entry.what ? [entry.what] : []),
    ...entry.why,
    `${paint.green('→')} ${entry.fix}`,
    ...(entry.example
      ? [
          entry.example
            .split('\n')
            .map((line) => exampleLine(line, paint))
            .join('\n'),
        ]
      : []),
    ...(entry.changes ? changeTexts(entry.changes, paint) : []),
    ...(entry.facts.length > 0 ? [entry.facts.map((fact) => paint.dim(fact)).join('\n')] : []),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** Every id with its first words, by kind. */
export function listAll(io: Io): string {
  const paint = createColors(io.color);
  const all = entries();
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const width = Math.max(...all.map(({ id }) => id.length));
  const blocks = kinds.map((kind) => {
    const lines = all
      .filter((entry) => entry.kind === kind)
      .map(
        ({ id, what, why }) =>
          `  ${id.padEnd(width)}  ${paint.dim(clip(what || (why[0] ?? ''), Math.max(30, io.columns - width - 4)))}`,
      );
    return `${paint.bold(kind === 'pact finding' ? 'Pact findings' : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}s`)}\n${lines.join('\n')}`;
  });
  return `${blocks.join('\n\n')}\n`;
}

function entries(): Entry[] {
  return [
    ...RULES.map(
      ({ id, severity, why, fix, fixable, options, in: preset }): Entry => ({
        id,
        kind: 'rule',
        what: '',
        why: [why],
        fix,
        facts: [
          `${severity} in tenon:${preset}`,
          ...(fixable ? [`Fixable: tenon lint --${fixable} --fix-rule ${id}`] : []),
          ...(options && Object.keys(options).length > 0 ? [`Options: ${JSON.stringify(options)}`] : []),
          `Off in the config: rules: { "${id}": "off" }`,
        ],
        ...(EXAMPLES[id] && { example: EXAMPLES[id] }),
      }),
    ),
    ...CHECKS.map(
      ({ id, level, why, fix, dimensions }): Entry => ({
        id,
        kind: 'check',
        what: '',
        why:
          typeof why === 'string'
            ? [why]
            : [`In what consumers write: ${why.consumer}`, `In what the owner writes: ${why.owner}`],
        fix:
          typeof fix === 'object' ? `${fix.consumer} / ${fix.owner}` : (fix ?? 'Nothing needs to be done.'),
        facts: [
          typeof level === 'string'
            ? level
            : `${level.consumer} in what consumers write, ${level.owner} in what the owner writes`,
          `Touches ${dimensions.join(', ')}`,
        ],
        ...(CHECK_EXAMPLES[id] && { changes: CHECK_EXAMPLES[id] }),
      }),
    ),
    ...Object.entries(MISTAKES).map(
      ([id, [message, why, fix]]): Entry => ({
        id,
        kind: 'mistake',
        what: message,
        why: [why],
        fix,
        facts: [],
      }),
    ),
    ...Object.entries(LOSSES).map(
      ([id, [message, why, fix]]): Entry => ({ id, kind: 'loss', what: message, why: [why], fix, facts: [] }),
    ),
    ...Object.entries(GAPS).map(
      ([id, [severity, message, why, fix]]): Entry => ({
        id,
        kind: 'gap',
        what: message,
        why: [why],
        fix,
        facts: [severity],
      }),
    ),
    ...Object.entries(FINDINGS).map(
      ([id, [severity, message, why, fix]]): Entry => ({
        id,
        kind: 'pact finding',
        what: message,
        why: [why],
        fix,
        facts: [severity],
      }),
    ),
    ...Object.entries(ERRORS).map(
      ([id, [exit, message, hint]]): Entry => ({
        id,
        kind: 'error',
        what: message,
        why: [],
        fix: hint,
        facts: [`Exit code ${exit}`],
      }),
    ),
  ];
}

function changeTexts(
  { fails, says, passes }: (typeof CHECK_EXAMPLES)[string],
  paint: ReturnType<typeof createColors>,
): string[] {
  const colored = (text: string) =>
    text
      .split('\n')
      .map((line) =>
        line.startsWith('-')
          ? paint.red(`  ${line}`)
          : line.startsWith('+')
            ? paint.green(`  ${line}`)
            : paint.dim(`  ${line}`),
      )
      .join('\n');
  return [
    `${paint.bold('It finds')} (${says})\n\n${colored(fails)}`,
    `${paint.bold('It is silent about')}\n\n${colored(passes)}`,
  ];
}

/** The line that a finding is about stands out; its message is behind the arrow. */
function exampleLine(line: string, paint: ReturnType<typeof createColors>): string {
  const [code = '', message] = line.split('   # ← ');
  return message === undefined ? paint.dim(`  ${code}`) : `  ${code}   ${paint.red(`← ${message}`)}`;
}

function clip(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}
