import { CHECKS, type Check } from '../../src/diff/index.js';
import type { Texts } from '../gen.js';
import { type CheckExample, checkExamples } from './check-examples.js';

const NOTE = '<!-- Derived by `npm run gen`. Do not edit. -->\n\n';

/** A page for each check, with a change that it finds and one that it is silent about; and a table of all. */
export async function checkPages(top: string): Promise<Texts> {
  const examples = await checkExamples(top);
  const pages = CHECKS.map((check) => [
    `docs/reference/checks/${check.id}.md`,
    page(check, examples[check.id]),
  ]);
  return { 'docs/reference/checks.md': table(), ...Object.fromEntries(pages) };
}

function table(): string {
  const rows = CHECKS.map(({ id, on, level, dimensions }) => {
    const [consumer, owner] = bySide(level);
    return `| [${id}](checks/${id}.md) | ${on} | ${consumer} | ${owner} | ${dimensions.join(', ')} |`;
  });
  return `${NOTE}# Checks

What \`tenon diff\` looks for. How grave a change is depends on who writes the bytes: in a request that is the consumer, in a response, a webhook or a message the owner.

| Check | Of | In what consumers write | In what the owner writes | Touches |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

function page(
  { id, on, level, source, dimensions, why, fix, migrate, symmetric }: Check,
  example: CheckExample | undefined,
): string {
  const parts = [
    `# ${id}`,
    `Of ${on}. Touches ${dimensions.join(', ')}.`,
    sides(level, why),
    ...(source === undefined ? [] : [`For generated source: ${[...new Set(bySide(source))].join(' / ')}.`]),
    ...(fix ? [`**The owner:** ${[...new Set(bySide(fix))].join(' / ')}`] : []),
    ...(migrate ? [`**The consumer:** ${[...new Set(bySide(migrate))].join(' / ')}`] : []),
    ...(example
      ? [
          `## Finds\n\n${fence(example.fails)}\n\n> ${example.says.replaceAll('|', '\\|')}`,
          `## Is silent about\n\n${fence(example.passes)}`,
        ]
      : []),
    ...(symmetric ? [`Both ways: ${symmetric}`] : []),
    `Another level, or none: \`checks: { '${id}': 'off' }\` in the config. All: [checks](../checks.md).`,
  ];
  return `${NOTE}${parts.join('\n\n')}\n`;
}

function sides(level: Check['level'], why: Check['why']): string {
  const [levels, reasons] = [bySide(level), bySide(why)];
  const isOne = levels[0] === levels[1] && reasons[0] === reasons[1];
  const rows = (isOne ? ['wherever it is'] : ['in what consumers write', 'in what the owner writes']).map(
    (where, side) => `| ${where} | ${levels[side]} | ${reasons[side]} |`,
  );
  return `| | Level | Why |\n|---|---|---|\n${rows.join('\n')}`;
}

function bySide<T extends string>(value: T | { readonly consumer: T; readonly owner: T }): readonly [T, T] {
  return typeof value === 'string' ? [value, value] : [value.consumer, value.owner];
}

function fence(text: string): string {
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${ticks}diff\n${text}\n${ticks}`;
}
