import path from 'node:path';
import type { Command } from '../../src/cli/command.js';
import { COMMANDS } from '../../src/cli/commands.gen.js';
import { configJsonSchema } from '../../src/config/index.js';
import { CHECKS } from '../../src/diff/index.js';
import { GAPS, TARGETS } from '../../src/generate/index.js';
import { ERRORS } from '../../src/kernel/errors.js';
import { groupBy } from '../../src/kernel/order.js';
import { categoryOf, RULES, type Rule, wordsJsonSchema } from '../../src/lint/index.js';
import { LOSSES, MISTAKES } from '../../src/model/index.js';
import { REPORTERS } from '../../src/report/index.js';
import { FINDINGS } from '../../src/verify/index.js';
import type { Texts } from '../gen.js';
import { checkPages } from './check-pages.js';
import { ruleExamples } from './examples.js';

const NOTE = '<!-- Derived by `npm run gen`. Do not edit. -->\n\n';

/** The reference: everything with an id, from the code that it describes and the fixtures that hold it to that. */
export async function referenceTexts(top: string): Promise<Texts> {
  const examples = ruleExamples(top);
  return {
    'docs/reference/README.md': index(),
    'docs/reference/cli.md': cli(),
    ...(await checkPages(top)),
    'docs/reference/targets.md': targets(),
    'docs/reference/errors.md': errors(),
    'schemas/config.schema.json': `${JSON.stringify(configJsonSchema(), null, 2)}\n`,
    'schemas/report.schema.json': await reportSchema(top),
    'schemas/words.schema.json': `${JSON.stringify(wordsJsonSchema(), null, 2)}\n`,
    ...Object.fromEntries(
      [...groupBy(RULES, categoryOf)].map(([category, rules]) => [
        `docs/reference/rules/${category}.md`,
        rulePage(examples, category, rules),
      ]),
    ),
  };
}

function index(): string {
  const rules = [...groupBy(RULES, categoryOf)].map(
    ([category, own]) => `- [${category}](rules/${category}.md): ${own.length}`,
  );
  return `${NOTE}# Reference

- [Command line](cli.md): commands, options, output formats
- [Targets](targets.md) of \`tenon generate\`
- [Checks](checks.md) of \`tenon diff\`: ${CHECKS.length}
- [Errors, mistakes and pact findings](errors.md)
- JSON Schemas of [the config](../../schemas/config.schema.json), [the report](../../schemas/report.schema.json), and [the words of a contract](../../schemas/words.schema.json)

Rules of \`tenon lint\`, by category (${RULES.length}):

${rules.join('\n')}
`;
}

function rulePage(
  examples: Readonly<Record<string, string>>,
  category: string,
  rules: readonly Rule[],
): string {
  return `${NOTE}# Rules: ${category}\n\n${rules.map((rule) => ruleSection(examples, rule)).join('\n')}`;
}

function ruleSection(
  examples: Readonly<Record<string, string>>,
  { id, severity, in: preset, why, fix, fixable, options }: Rule,
): string {
  const parts = [
    `## ${id}`,
    `${severity} in \`tenon:${preset}\`${fixable ? ` · fixable with \`--${fixable}\`` : ''}`,
    why,
    `**Fix:** ${fix}`,
  ];
  if (options && Object.keys(options).length > 0)
    parts.push(`Options, with their defaults:\n\n${fence('json', JSON.stringify(options, null, 2))}`);
  const bad = examples[id];
  if (bad) parts.push(`For example:\n\n${fence('yaml', bad)}`);
  return `${parts.join('\n\n')}\n`;
}

function targets(): string {
  const sections = TARGETS.map(({ id, summary, kinds, options }) => {
    const rows = Object.entries(options).map(
      ([name, option]) =>
        `| \`${name}\` | ${option.type} | \`${JSON.stringify(option.default)}\` | ${option.summary} |`,
    );
    const table =
      rows.length > 0 ? `\n| Option | Type | Default | |\n|---|---|---|---|\n${rows.join('\n')}\n` : '';
    return `## ${id}\n\n${summary} From ${kinds.map((kind) => (kind === 'openapi' ? 'OpenAPI' : 'AsyncAPI')).join(' and ')}.\n${table}`;
  });
  return `${NOTE}# Targets\n\n${sections.join('\n')}`;
}

function cli(): string {
  const formats = REPORTERS.map(({ id, summary }) => `| \`${id}\` | ${summary} |`);
  return `${NOTE}# Command line

Exit codes: 0 clean, 1 problems, 2 could not check, 70 a bug of Tenon's. Data goes to standard output, talk to standard error.

${COMMANDS.map(commandSection).join('\n')}
## Output formats

Any number of \`--format\` and \`--output format=file\` at once.

| Format | |
|---|---|
${formats.join('\n')}
`;
}

function commandSection({
  name,
  summary,
  description,
  arguments: positional = [],
  options,
  examples,
}: Command): string {
  const rows = [
    ...positional.map(({ name: argument, summary: text }) => [argument, text]),
    ...Object.values(options).map(({ flags, summary: text }) => [flags, text]),
  ];
  const table = rows.map(([flags, text]) => `| \`${flags?.replaceAll('|', '\\|')}\` | ${text} |`).join('\n');
  const parts = [
    `## tenon ${name}`,
    `${summary}.${description ? ` ${description}` : ''}`,
    ...(rows.length > 0 ? [`| | |\n|---|---|\n${table}`] : []),
    fence('sh', examples.join('\n')),
  ];
  return `${parts.join('\n\n')}\n`;
}

function errors(): string {
  const fatal = Object.entries(ERRORS).map(
    ([code, [exit, message, hint]]) => `| \`${code}\` | ${exit} | ${message} | ${hint} |`,
  );
  const local = Object.entries(MISTAKES).map(
    ([id, [message, why, fix]]) => `| \`${id}\` | ${message} | ${why} | ${fix} |`,
  );
  const lost = Object.entries(LOSSES).map(
    ([id, [message, why, fix]]) => `| \`${id}\` | ${message} | ${why} | ${fix} |`,
  );
  const left = Object.entries(GAPS).map(
    ([id, [severity, message, why, fix]]) => `| \`${id}\` | ${severity} | ${message} | ${why} | ${fix} |`,
  );
  const pact = Object.entries(FINDINGS).map(
    ([id, [severity, message, why, fix]]) => `| \`${id}\` | ${severity} | ${message} | ${why} | ${fix} |`,
  );
  return `${NOTE}# Errors

What stops a command, or one contract of several.

| Code | Exit | | What to do |
|---|---|---|---|
${fatal.join('\n')}

## Mistakes

Local faults of a contract that the rest can live with; \`tenon lint\` reports them as errors.

| Id | | Why it matters | What to do |
|---|---|---|---|
${local.join('\n')}

## Losses

What \`tenon upgrade\` cannot carry into the new version: warnings.

| Id | | Why it matters | What to do |
|---|---|---|---|
${lost.join('\n')}

## Gaps

What \`tenon generate\` leaves out of a contract, or holds as less than it says; they fail nothing.

| Id | Severity | | Why it matters | What to do |
|---|---|---|---|---|
${left.join('\n')}

## Pact findings

| Id | Severity | | Why it matters | What to do |
|---|---|---|---|---|
${pact.join('\n')}
`;
}

async function reportSchema(top: string): Promise<string> {
  const { createGenerator } = await import('ts-json-schema-generator');
  const schema = createGenerator({
    path: path.join(top, 'src/kernel/result.ts'),
    tsconfig: path.join(top, 'tsconfig.json'),
    type: 'Report',
    additionalProperties: false,
    skipTypeCheck: true,
    topRef: true,
  }).createSchema('Report');
  const definitions = schema.definitions as Record<
    string,
    { properties?: Record<string, unknown>; required?: string[] }
  >;
  const report = definitions.Report;
  if (!report?.properties) throw new Error('The report has no schema');
  report.properties = {
    reportVersion: { const: 1, description: 'Version of this shape.' },
    ...report.properties,
  };
  report.required = ['reportVersion', ...(report.required ?? [])];
  return `${JSON.stringify({ title: 'What `tenon --format json` prints', ...schema }, null, 2)}\n`;
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
