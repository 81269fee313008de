import path from 'node:path';
import { shownPath } from '../../config/index.js';
import { TenonError } from '../../kernel/errors.js';
import { groupBy } from '../../kernel/order.js';
import { count, type Exit } from '../../kernel/result.js';
import { type ListedRule, listRules } from '../../lint/index.js';
import { readLintable } from '../../model/index.js';
import { createColors, visible } from '../../report/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { open, type Selected } from '../selection.js';
import { type LintRequest, lintOptions } from './lint-options.js';

interface Listed {
  readonly contract: string;
  readonly rules: readonly ListedRule[];
}

/** Lists the rules of each contract; contracts with the same rules together. @throws TenonError OPTION_INVALID */
export async function rulesJob(request: LintRequest, input: Input, io: Io): Promise<Exit> {
  const all = input.flag('all');
  const listed: Listed[] = [];
  for (const selected of request.selection.contracts) {
    const rules = await rulesOf(selected, request, input, io);
    listed.push({
      contract: selected.name ?? selected.source,
      rules: all ? rules : rules.filter(({ severity }) => severity !== 'off'),
    });
  }
  const formats = input.list('format');
  for (const format of formats.length > 0 ? formats : ['text']) {
    if (format === 'json') io.stdout(`${JSON.stringify(listed, null, 2)}\n`);
    else if (format === 'text') io.stdout(text(listed, io));
    else
      throw new TenonError('OPTION_INVALID', {
        option: '--format',
        value: format,
        reason: '--rules prints text or json',
        command: 'lint',
      });
  }
  return 0;
}

async function rulesOf(
  selected: Selected,
  request: LintRequest,
  input: Input,
  io: Io,
): Promise<ListedRule[]> {
  const { contract } = await open(selected, input, io, { read: readLintable });
  const rules = await listRules(contract, lintOptions(selected, request, io));
  // The config's rulesets are known by absolute paths, which are nobody else's.
  return rules.map((rule) => ({
    ...rule,
    from: path.isAbsolute(rule.from) ? shownPath(io.cwd, rule.from) : rule.from,
  }));
}

/** Room for why a rule is there; what is longer is cut. */
const WHY = 40;

function text(listed: readonly Listed[], io: Io): string {
  const same = groupBy(listed, ({ rules }) => JSON.stringify(rules));
  return [...same.values()]
    .map((own) => {
      const rules = own[0]?.rules ?? [];
      const names = own.map(({ contract }) => visible(contract)).join(', ');
      return `${table(rules, io)}\n\n${tally(rules)} for ${names}.\n`;
    })
    .join('\n');
}

function tally(rules: readonly ListedRule[]): string {
  const on = rules.filter(({ severity }) => severity !== 'off');
  const off = rules.length - on.length;
  return `${count(on.length, 'rule')} on${off > 0 ? `, ${off} off` : ''}`;
}

function table(rules: readonly ListedRule[], io: Io): string {
  const paint = createColors(io.color);
  const rows = rules.map(({ id, severity, from, fixable, why }) => [
    severity,
    visible(id),
    visible(from),
    fixable ?? '',
    visible(why),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(4, ...rows.map((row) => row[column]?.length ?? 0)));
  const room = Math.max(WHY, io.columns - widths.reduce((sum, width) => sum + width + 2, 0));
  const line = ([severity = '', id = '', from = '', fixable = '', why = '']: readonly string[]) =>
    [
      severity.padEnd(widths[0] ?? 0),
      id.padEnd(widths[1] ?? 0),
      paint.dim(from.padEnd(widths[2] ?? 0)),
      fixable.padEnd(widths[3] ?? 0),
      paint.dim(why.length > room ? `${why.slice(0, room - 1)}…` : why),
    ]
      .join('  ')
      .trimEnd();
  return [paint.bold(line(['is', 'rule', 'from', 'fix', 'why'])), ...rows.map(line)].join('\n');
}
