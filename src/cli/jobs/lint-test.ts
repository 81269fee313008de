import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { type LoadedConfig, loadPlugins } from '../../config/index.js';
import { reasonOf, TenonError } from '../../kernel/errors.js';
import { isObject } from '../../kernel/json.js';
import { byText } from '../../kernel/order.js';
import { fingerprintOf, type Problem, RULE_FAILED } from '../../kernel/problem.js';
import { type ContractSummary, count, type Report } from '../../kernel/result.js';
import {
  type Example,
  judgeExample,
  type LintOptions,
  lint,
  listRules,
  markedLines,
  type RuleOptions,
} from '../../lint/index.js';
import { readLintable } from '../../model/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { openOrExplain } from '../open-or-explain.js';
import { NOTHING, summaryOf, type Text, textsOf, toReport } from '../outcome.js';
import { fromConfig } from './lint-options.js';

export interface LintTestRequest extends LoadedConfig {
  /** Folders of examples, from the working folder. */
  readonly folders: readonly string[];
  /** `--ruleset`; they replace the config's. */
  readonly named: readonly string[];
  readonly today: string;
}

/** An example with what its comments say of how it is linted. */
interface Given extends Example {
  readonly options: RuleOptions | undefined;
  readonly today: string | undefined;
}

interface Tested {
  readonly report: Report;
  readonly sources: readonly Text[];
}

/** Lints the examples of rules by the rules. @throws TenonError NOTHING_TO_TEST, RULESET_UNREADABLE */
export async function lintTestJob(request: LintTestRequest, input: Input, io: Io): Promise<Tested> {
  const options = await optionsOf(request, input, io);
  const { all, own } = await rulesOf(options);
  const examples = request.folders.flatMap((folder) => examplesIn(folder, io));
  if (examples.length === 0) {
    const where = request.folders.join(', ');
    throw new TenonError('NOTHING_TO_TEST', { reason: `no file matches ${where}/<rule>/{good,bad}/*.yaml` });
  }
  const problems: Problem[] = [];
  const contracts: ContractSummary[] = [];
  const sources: Text[] = [];
  for (const example of examples) {
    if (!all.has(example.rule)) {
      problems.push(unknown(example));
      continue;
    }
    const opened = await openOrExplain({ source: example.file }, input, io, { read: readLintable });
    if ('exit' in opened) {
      problems.push(opened.problem);
      continue;
    }
    contracts.push(summaryOf(opened.contract));
    sources.push(...textsOf([opened.tree]));
    const found = await lint(opened, forExample(example, options));
    const told = new Set([...own, example.rule, RULE_FAILED]);
    problems.push(
      ...judgeExample(
        example,
        found.filter(({ id }) => told.has(id)),
      ),
    );
  }
  const failures = problems.length;
  problems.push(...own.flatMap((rule) => uncovered(rule, examples, request.folders[0] ?? '')));
  const headline = headlineOf(examples, failures, own);
  const exit = failures > 0 ? 1 : 0;
  return { report: toReport('lint test', headline, { ...NOTHING, exit, contracts, problems }), sources };
}

async function optionsOf(
  { config, folder, named, today }: LintTestRequest,
  input: Input,
  io: Io,
): Promise<LintOptions> {
  const plugins = await loadPlugins(config.plugins, folder);
  const contracts = Object.values(config.contracts).flatMap((one) => (typeof one === 'string' ? [] : [one]));
  const configured = [config, ...contracts].flatMap(({ rulesets }) => rulesets ?? []);
  const rulesets =
    named.length > 0 ? named : [...new Set(configured)].map((name) => fromConfig(name, folder));
  return { cwd: io.cwd, rulesets, plugins: plugins.rules, today, allowUrl: input.flag('allowUrl') };
}

const PUBLIC = ['tenon:strict', 'spectral:oas', 'spectral:asyncapi', 'spectral:arazzo'];

/** All rules that there are, and those that the team has written. */
async function rulesOf(options: LintOptions) {
  const nowhere = { kind: 'openapi', at: { file: 'openapi.yaml', pointer: '' } } as const;
  const all = (await listRules(nowhere, options)).map(({ id }) => id);
  const builtIn = await listRules(nowhere, { cwd: options.cwd, rulesets: PUBLIC });
  const known = new Set(builtIn.map(({ id }) => id));
  return { all: new Set(all), own: all.filter((id) => !known.has(id)) };
}

/** The rule of an example is on, whatever the rulesets say of it. */
function forExample({ rule, options: chosen, today }: Given, options: LintOptions): LintOptions {
  return {
    ...options,
    rules: { [rule]: chosen ? ['error', chosen] : 'error' },
    ...(today !== undefined && { today }),
  };
}

/** `<folder>/<rule>/{good,bad}/*.yaml`, in the order of their names. */
function examplesIn(folder: string, io: Io): Given[] {
  const absolute = path.resolve(io.cwd, folder);
  if (!statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) return [];
  const files = globSync('**/{good,bad}/*.{yaml,yml,json}', { cwd: absolute }).sort(byText);
  return files.map((file) => {
    const home = path.posix.dirname(path.posix.dirname(file));
    const text = readFileSync(path.join(absolute, file), 'utf8');
    const options = /^# options: (.*)$/m.exec(text)?.[1];
    return {
      rule: home,
      kind: path.posix.basename(path.posix.dirname(file)) as Example['kind'],
      file: path.posix.join(folder.split(path.sep).join('/'), file),
      expected: expectedIn(path.join(absolute, home), path.posix.basename(file)) ?? markedLines(text),
      options: options === undefined ? undefined : (parsed(options, file) as RuleOptions),
      today: /^# today: (\S+)$/m.exec(text)?.[1],
    };
  });
}

/** What `expected.json` beside `good` and `bad` says of an example. */
function expectedIn(home: string, name: string): readonly string[] | undefined {
  const file = path.join(home, 'expected.json');
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const listed = parsed(readFileSync(file, 'utf8'), file);
  const found = isObject(listed) && Object.hasOwn(listed, name) ? listed[name] : undefined;
  return found === undefined ? undefined : [found].flat().map(String);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TenonError('NOTHING_TO_TEST', {
      reason: `${file} holds what is no JSON (${reasonOf(error)})`,
    });
  }
}

function unknown({ rule, file }: Example): Problem {
  return {
    id: 'lint-test/rule-unknown',
    severity: 'error',
    message: `No ruleset and no plugin has the rule ${rule}, which this is an example of.`,
    why: 'What is not there is not tested.',
    fix: 'Name the folder for a rule, or add its ruleset: --ruleset, or rulesets and plugins of the config.',
    at: { file, pointer: '', line: 1, column: 1 },
    fingerprint: fingerprintOf('lint-test/rule-unknown', rule, file),
  };
}

/** A rule that nothing shows to work, or to keep silent. */
function uncovered(rule: string, examples: readonly Example[], folder: string): Problem[] {
  const missing = (['good', 'bad'] as const).filter(
    (kind) => !examples.some((example) => example.rule === rule && example.kind === kind),
  );
  if (missing.length === 0) return [];
  return [
    {
      id: 'lint-test/no-example',
      severity: 'info',
      message: `${rule} has no ${missing.join(' and no ')} example.`,
      why: 'A rule that nothing tests may find nothing, or too much.',
      fix: `Write one: ${missing.map((kind) => path.posix.join(folder, rule, kind, 'example.yaml')).join(', ')}.`,
      at: { file: path.posix.join(folder, rule), pointer: '', line: 1, column: 1 },
      fingerprint: fingerprintOf('lint-test/no-example', rule, ...missing),
    },
  ];
}

function headlineOf(examples: readonly Example[], failures: number, own: readonly string[]): string {
  const tested = new Set(examples.map(({ rule }) => rule)).size;
  const verdict = failures === 0 ? 'all as expected' : count(failures, 'failure');
  const covered = own.filter((rule) => uncovered(rule, examples, '').length === 0).length;
  return `${count(examples.length, 'example')} of ${count(tested, 'rule')}: ${verdict}. ${covered} of ${count(own.length, 'own rule')} with a good and a bad example.`;
}
