import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../src/kernel/json.js';
import type { RuleOptions } from '../../src/lint/index.js';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures/rules');

/** A bad example of a rule: a contract of one file. */
export interface BadCase {
  readonly name: string;
  readonly document: JsonObject;
  readonly options: RuleOptions;
  readonly today: string | undefined;
}

export function badCasesOf(id: string): BadCase[] {
  return [...wholeCases(id), ...partCases(id)];
}

function wholeCases(id: string): BadCase[] {
  const folder = path.join(FIXTURES, id, 'bad');
  return readdirSync(folder).flatMap((name) => {
    const text = name.endsWith('.yaml') ? readFileSync(path.join(folder, name), 'utf8') : '';
    // What lies in several files already moves no further.
    if (text === '' || /\$ref: *["']?[^#"'\s]+\.(ya?ml|json)/.test(text)) return [];
    const options = /^# options: (.*)$/m.exec(text)?.[1];
    return [
      {
        name,
        document: plain(parse(text, { merge: true })),
        options: options ? (JSON.parse(options) as RuleOptions) : {},
        today: /^# today: (.*)$/m.exec(text)?.[1],
      },
    ];
  });
}

/** Of which only what they are about is written: the rest is that of an OpenAPI 3.1 document. */
function partCases(id: string): BadCase[] {
  const file = path.join(FIXTURES, id, 'cases.yaml');
  if (!existsSync(file)) return [];
  const { bad = {} } = parse(readFileSync(file, 'utf8')) as { bad?: Record<string, JsonObject> };
  return Object.entries(bad).map(([name, { options = {}, today, ...part }]) => {
    const isNamed = 'openapi' in part || 'swagger' in part || 'asyncapi' in part;
    const info = { title: 'Orders', version: '1.0.0', ...(part.info as JsonObject | undefined) };
    const document = plain({ ...(isNamed ? {} : { openapi: '3.1.0' }), ...part, info });
    return { name, document, options: options as RuleOptions, today: today as string | undefined };
  });
}

/** As JSON has it: keys are texts, and nothing is an alias. */
function plain(document: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(document)) as JsonObject;
}
