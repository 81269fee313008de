import { z } from 'zod';
import { GATE } from './gate.js';

/** The config's one definition: its TypeScript type, its JSON Schema and its error messages come from here. */

const severity = z.enum(['error', 'warn', 'info', 'off']);

const rules = z
  .record(z.string(), z.union([severity, z.tuple([severity, z.record(z.string(), z.json())])]))
  .describe(
    'Severity of single rules, with options where a rule takes some: `{ "rest/path-depth": ["warn", { "max": 3 }] }`.',
  );

const severities = z.record(z.string(), severity).describe('Severity of single rules.');

const overrides = z
  .array(
    z.union([
      z.strictObject({
        files: z
          .array(z.string())
          .min(1)
          .describe(
            'Globs from the folder of the config, with a JSON Pointer if need be: `api/*.yaml#/paths/~1old`.',
          ),
        rules: severities,
      }),
      z.strictObject({
        audience: z
          .union([z.string(), z.array(z.string())])
          .describe('Whom a part is for, as the nearest `x-audience` of operation, path or info says.'),
        rules: severities,
      }),
    ]),
  )
  .describe('Severities for some files, or for some audience: `[{ "audience": "internal", "rules": {} }]`.');

const rulesets = z
  .array(z.string())
  .describe(
    '`tenon:recommended`, `tenon:strict`, a Spectral ruleset (`spectral:oas`), a file or an npm package.',
  );

const checks = z
  .record(z.string(), z.enum(['breaking', 'risky', 'safe', 'off']))
  .describe('Level of single checks of `diff`: `{ "enum-value-added": "safe" }`.');

const target = z
  .union([z.string(), z.looseObject({ out: z.string().describe('The folder that the target writes to.') })])
  .describe('The output folder, or the folder with options of the target.');

const contract = z
  .strictObject({
    source: z.string().describe('The contract: a file, from the folder of the config.'),
    base: z
      .string()
      .optional()
      .describe(
        'What `diff` compares with: a file or `ref:path`. Default: the merge-base with the default branch.',
      ),
    perspective: z
      .enum(['client', 'application'])
      .optional()
      .describe(
        'From where `publish` and `subscribe` of AsyncAPI 2 are seen: the client, as specified, or the application.',
      ),
    rulesets: rulesets.optional(),
    rules: rules.optional(),
    overrides: overrides.optional(),
    checks: checks.optional(),
    generate: z
      .record(z.string(), target)
      .optional()
      .describe('Target → output: `{ "client": "src/gen/orders" }`.'),
    names: z
      .record(z.string(), z.string())
      .optional()
      .describe(
        'What generated code calls things: `{ "GET /orders": "listOrders", "#/components/schemas/Order": "PurchaseOrder" }`.',
      ),
    pacts: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .describe('Globs of the pact files that consumers recorded.'),
  })
  .describe('One contract of this repository.');

const policy = z
  .strictObject({
    supportMonths: z
      .number()
      .int()
      .positive()
      .default(12)
      .describe('How long a major version lives, in months.'),
    noticeMonths: z
      .number()
      .int()
      .positive()
      .default(6)
      .describe('How long before its sunset something is deprecated, in months.'),
    failOn: z
      .string()
      .regex(GATE, 'say breaking, risky or never, and the dimensions if you like: breaking:wire,source')
      .default('breaking')
      .describe(
        'The mildest change that fails `diff` and `check`: `breaking`, `risky` or `never`; with dimensions where others than the wire and behaviour count: `breaking:wire,source`.',
      ),
    checkVersion: z
      .boolean()
      .default(false)
      .describe('Whether an `info.version` that is lower than the changes ask for fails `diff` and `check`.'),
    accepted: z
      .string()
      .default('tenon.accepted.yaml')
      .describe('The file of changes that the team has accepted, from the folder of the config.'),
    baseline: z
      .string()
      .default('.tenon-baseline.yaml')
      .describe(
        'The file of findings that were there before, from the folder of the config; `tenon lint --baseline write` makes it.',
      ),
    maxWarnings: z
      .number()
      .int()
      .nonnegative()
      .optional()
      .describe('More warnings than these fail `lint` and `check`, whatever `failOnSeverity` says.'),
    failOnSeverity: z
      .enum(['error', 'warn', 'info', 'never'])
      .default('error')
      .describe('The mildest finding that fails `lint` and `check`.'),
  })
  .describe('What the team has agreed on.');

const body = {
  contracts: z
    .record(z.string(), z.union([z.string(), contract]))
    .default({})
    .describe('The contracts of this repository, by name.'),
  rulesets: rulesets
    .optional()
    .describe('Rulesets of every contract that names none. Default: `["tenon:recommended"]`.'),
  rules: rules.optional(),
  overrides: overrides.optional(),
  checks: checks.optional(),
  policy: policy.prefault({}),
  plugins: z
    .array(z.string())
    .default([])
    .describe('npm packages or files that export rules, checks, targets or reporters.'),
};

const partial = z.strictObject(body).partial();

export const configSchema = z.strictObject({
  $schema: z.string().optional().describe('For editors: the JSON Schema of this file.'),
  ...body,
  profiles: z
    .record(z.string(), partial)
    .default({})
    .describe('Settings laid over the rest by `--profile <name>`.'),
});

/** What a config file may say. */
export type UserConfig = z.input<typeof configSchema>;
/** A config with its defaults filled in. */
export type Config = z.output<typeof configSchema>;
export type ContractConfig = z.output<typeof contract>;

/** The JSON Schema of the config file. */
export function configJsonSchema(): object {
  return z.toJSONSchema(configSchema, { io: 'input', target: 'draft-7' });
}
