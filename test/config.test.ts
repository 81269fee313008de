import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, test } from 'vitest';
import {
  configJsonSchema,
  importDefault,
  loadConfig,
  loadPlugins,
  type UserConfig,
} from '../src/config/index.js';
import { run } from './support/io.js';

const ROOT = path.join(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-config-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let projects = 0;
/** A folder of its own with these files; it is the top of a repository. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = path.join(scratch, String(++projects));
  mkdirSync(path.join(folder, '.git'), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

const yaml = (config: UserConfig | object) => ({ 'tenon.config.yaml': JSON.stringify(config) });
const reasonOf = async (config: object) => {
  const error = await loadConfig({ cwd: project(yaml(config)) }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'CONFIG_INVALID', exit: 2 });
  return (error as Error).message.replace(/^tenon\.config\.yaml: /, '');
};

describe('where the config is', () => {
  test('in the folder, or in one above it', async () => {
    const folder = project({
      'tenon.config.json': '{ "contracts": { "orders": "a.yaml" } }',
      'api/v1/x': '',
    });
    const here = await loadConfig({ cwd: folder });
    expect(here).toMatchObject({
      file: 'tenon.config.json',
      folder,
      config: { contracts: { orders: 'a.yaml' } },
    });
    const below = await loadConfig({ cwd: path.join(folder, 'api/v1') });
    expect(below).toMatchObject({ file: '../../tenon.config.json', folder });
  });

  test('the nearest wins', async () => {
    const folder = project({ ...yaml({}), 'api/tenon.config.yaml': 'plugins: []' });
    expect((await loadConfig({ cwd: path.join(folder, 'api') })).file).toBe('tenon.config.yaml');
    expect((await loadConfig({ cwd: path.join(folder, 'api') })).folder).toBe(path.join(folder, 'api'));
  });

  test('never above the top of the repository', async () => {
    const outer = project(yaml({ plugins: ['./x.js'] }));
    mkdirSync(path.join(outer, 'inner/.git'), { recursive: true });
    const { file, config } = await loadConfig({ cwd: path.join(outer, 'inner') });
    expect(file).toBeUndefined();
    expect(config.policy).toEqual({
      supportMonths: 12,
      noticeMonths: 6,
      failOn: 'breaking',
      checkVersion: false,
      accepted: 'tenon.accepted.yaml',
      baseline: '.tenon-baseline.yaml',
      failOnSeverity: 'error',
    });
  });

  test('where --config says', async () => {
    const folder = project({ 'tools/gate.yaml': 'policy: { supportMonths: 3 }', ...yaml({}) });
    const loaded = await loadConfig({ cwd: folder, file: 'tools/gate.yaml' });
    expect(loaded).toMatchObject({
      file: 'tools/gate.yaml',
      folder: path.join(folder, 'tools'),
      config: { policy: { supportMonths: 3 } },
    });
    await expect(loadConfig({ cwd: folder, file: 'lost.yaml' })).rejects.toMatchObject({
      code: 'CONFIG_UNREADABLE',
    });
  });
});

describe('every kind of file', () => {
  const config = {
    contracts: { orders: { source: 'api/orders.yaml', pacts: 'pacts/*.json' } },
    policy: { noticeMonths: 3 },
  };
  const text = JSON.stringify(config);
  test.each([
    [
      'tenon.config.ts',
      `import { defineConfig } from 'tenon';\nconst months: number = 3;\nexport default defineConfig(${text.replace(':3', ':months')});`,
    ],
    ['tenon.config.mts', `import { defineConfig } from 'tenon';\nexport default defineConfig(${text});`],
    ['tenon.config.js', `export default ${text};`],
    ['tenon.config.mjs', `export default ${text};`],
    ['tenon.config.json', text],
    [
      'tenon.config.yaml',
      'contracts:\n  orders:\n    source: api/orders.yaml\n    pacts: pacts/*.json\npolicy: { noticeMonths: 3 }\n',
    ],
    ['tenon.config.yml', text],
  ])('%s', async (file, written) => {
    const loaded = await loadConfig({
      cwd: project({ [file]: written, 'package.json': '{ "type": "module" }' }),
    });
    expect(loaded.file).toBe(file);
    expect(loaded.config).toMatchObject(config);
  });

  test.each([
    ['tenon.config.yaml', 'contracts: [', 'CONFIG_UNREADABLE'],
    ['tenon.config.json', '{', 'CONFIG_UNREADABLE'],
    ['tenon.config.mjs', 'throw new Error("no such variable");', 'CONFIG_UNREADABLE'],
    ['tenon.config.ts', 'const x: string = lost();', 'CONFIG_UNREADABLE'],
    ['tenon.config.yaml', 'orders', 'CONFIG_INVALID'],
    ['tenon.config.mjs', 'export default () => ({});', 'CONFIG_INVALID'],
  ])('%s that is broken: %s', async (file, text, code) => {
    await expect(loadConfig({ cwd: project({ [file]: text }) })).rejects.toMatchObject({ code, exit: 2 });
  });
});

describe('profiles', () => {
  const base = {
    contracts: {
      orders: { source: 'a.yaml', pacts: 'p/*.json', rulesets: ['tenon:strict'] },
      shipping: 's.yaml',
    },
    policy: { supportMonths: 6, failOn: 'risky' },
    rules: { 'rest/path-depth': 'warn' },
    profiles: {
      next: {
        contracts: { orders: { source: 'b.yaml', rulesets: [] }, returns: 'r.yaml' },
        policy: { failOn: 'never' },
      },
      quiet: {},
    },
  };

  test('are laid over the rest, word by word; lists whole', async () => {
    const { config } = await loadConfig({ cwd: project(yaml(base)), profile: 'next' });
    expect(config.contracts).toEqual({
      orders: { source: 'b.yaml', pacts: 'p/*.json', rulesets: [] },
      shipping: 's.yaml',
      returns: 'r.yaml',
    });
    expect(config.policy).toMatchObject({ supportMonths: 6, failOn: 'never', noticeMonths: 6 });
    expect(config.rules).toEqual({ 'rest/path-depth': 'warn' });
  });

  test('that say nothing change nothing', async () => {
    const cwd = project(yaml(base));
    expect((await loadConfig({ cwd, profile: 'quiet' })).config).toEqual((await loadConfig({ cwd })).config);
  });

  test.each(['nxt', 'constructor', '__proto__'])('that are not there are errors: %s', async (profile) => {
    const loading = loadConfig({ cwd: project(yaml(base)), profile });
    await expect(loading).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(`there is no profile ${profile}`),
    });
  });

  test('of no config are errors', async () => {
    await expect(loadConfig({ cwd: project({}), profile: 'next' })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });

  test('may name contracts as they like', async () => {
    const config = {
      contracts: { constructor: { source: 'a.yaml' } },
      profiles: { next: { contracts: { toString: 'b.yaml' } } },
    };
    const loaded = await loadConfig({ cwd: project(yaml(config)), profile: 'next' });
    expect(Object.keys(loaded.config.contracts)).toEqual(['constructor', 'toString']);
  });
});

describe('an unknown key is an error that says which was meant', () => {
  test.each([
    [{ contract: {} }, 'the config has no key `contract` (did you mean contracts?)'],
    [
      { contracts: { orders: { sorce: 'a.yaml' } } },
      '`contracts.orders` has no key `sorce` (did you mean source?)',
    ],
    [{ policy: { suportMonths: 3 } }, '`policy` has no key `suportMonths` (did you mean supportMonths?)'],
    [
      { profiles: { ci: { policy: { failon: 'risky' } } } },
      '`profiles.ci.policy` has no key `failon` (did you mean failOn?)',
    ],
    [
      { profiles: { ci: { contracts: { orders: { source: 'a', pact: 'b' } } } } },
      '`profiles.ci.contracts.orders` has no key `pact` (did you mean pacts?)',
    ],
    [{ profiles: { ci: { profiles: {} } } }, '`profiles.ci` has no key `profiles`'],
    [{ zebra: 1 }, 'the config has no key `zebra`'],
  ])('%j', async (config, reason) => {
    expect(await reasonOf(config)).toContain(reason);
  });

  test.each([
    [{ policy: { supportMonths: -1 } }, '`policy.supportMonths`'],
    [{ policy: { failOn: 'always' } }, '`policy.failOn`'],
    [{ contracts: { orders: { source: 7 } } }, '`contracts.orders.source`'],
    [{ rules: { 'rest/path-depth': 'warning' } }, '`rules.rest/path-depth`'],
    [
      { contracts: { orders: { source: 'a', generate: { client: {} } } } },
      '`contracts.orders.generate.client',
    ],
  ])('and a wrong value is named by its place: %j', async (config, place) => {
    expect(await reasonOf(config)).toContain(place);
  });
});

describe('the JSON Schema of the config', () => {
  const validate = new Ajv({ strict: false }).compile(configJsonSchema());

  test('takes the config of the example', async () => {
    const config = await importDefault(path.join(ROOT, 'examples/orders-service/tenon.config.ts'));
    validate(config);
    expect(validate.errors).toBeNull();
  });

  test.each([
    { contract: {} },
    { contracts: { orders: { sorce: 'a' } } },
    { policy: { failOn: 'always' } },
    { profiles: { ci: { plugin: [] } } },
  ])('refuses %j', (config) => {
    expect(validate(config)).toBe(false);
  });

  test('is the one that ships', () => {
    const shipped = readFileSync(path.join(ROOT, 'schemas/config.schema.json'), 'utf8');
    expect(JSON.parse(shipped)).toMatchObject(JSON.parse(JSON.stringify(configJsonSchema())) as object);
  });
});

const CONTRACT = (version: string, summary: string) => `openapi: 3.1.0
info: { title: Orders, version: ${version} }
paths:
  /orders:
    get:
      operationId: listOrders
      summary: ${summary}
      responses: { "200": { description: The orders. } }
`;

const PLUGIN = `import { defineCheck, definePlugin, defineReporter, defineRule, defineTarget } from 'tenon';

const shout: string = '!';
export default definePlugin({
  rules: [
    defineRule({
      id: 'docs/summary-loud', severity: 'error', in: 'recommended', given: 'operation', why: 'Ours are loud.', fix: 'Shout.',
      check({ key, summary = '' }, { report }) {
        if (!summary.endsWith(shout)) report(\`\${key} does not shout.\`);
      },
    }),
  ],
  checks: [
    defineCheck({
      id: 'summary-changed', on: 'operation', level: 'breaking', dimensions: ['behaviour'], why: 'Our readers read them.',
      changed({ before, after, subject }, report) {
        if (before.summary !== after.summary) report(\`\${subject} is summed up otherwise.\`);
      },
    }),
  ],
  targets: [
    defineTarget({ id: 'titles', summary: 'The title.', files: ({ title }) => [{ path: 'title.ts', content: \`export const title = '\${title}';\\n\` }] }),
  ],
  reporters: [
    defineReporter({ id: 'lines', summary: 'A line each.', render: ({ problems, changes }) => [...problems, ...changes].map(({ id }) => \`\${id}\\n\`).join('') }),
  ],
});
`;

describe('plugins', () => {
  test('bring a rule, a check, a target and a reporter that every command uses', async () => {
    const cwd = project({
      'tools/ours.ts': PLUGIN,
      'old.yaml': CONTRACT('1.0.0', 'List orders'),
      'new.yaml': CONTRACT('1.1.0', 'Show orders'),
      'off.yaml': 'rules:\n  docs/summary-loud: off\n',
      ...yaml({
        contracts: {
          orders: {
            source: 'new.yaml',
            base: 'old.yaml',
            rulesets: ['./off.yaml'],
            generate: { titles: 'src/gen' },
          },
        },
        rules: { 'docs/summary-loud': 'error' },
        plugins: ['./tools/ours.ts'],
      }),
    });
    const lines = ['--format', 'lines'];
    expect(await run(['lint', ...lines], { cwd })).toMatchObject({ stdout: 'docs/summary-loud\n', exit: 1 });
    expect(await run(['diff', 'old.yaml', 'new.yaml', ...lines], { cwd })).toMatchObject({
      stdout: 'summary-changed\n',
      exit: 1,
    });
    expect(await run(['generate'], { cwd })).toMatchObject({ exit: 0 });
    expect(readFileSync(path.join(cwd, 'src/gen/title.ts'), 'utf8')).toContain(
      "export const title = 'Orders';",
    );
    const gate = await run(['check', ...lines], { cwd });
    expect(gate).toMatchObject({ stdout: 'docs/summary-loud\nsummary-changed\n', exit: 1 });
  });

  test.each([
    ['lint old.yaml', 'rule', 'rules', 'docs/info-contact'],
    ['diff old.yaml old.yaml', 'check', 'checks', 'property-removed'],
    ['generate client old.yaml', 'target', 'targets', 'client'],
    ['lint old.yaml', 'reporter', 'reporters', 'json'],
  ])('tenon %s refuses a %s with the name of another', async (command, kind, kinds, id) => {
    const cwd = project({
      'ours.mjs': `export const ${kinds} = [{ id: '${id}', given: 'contract', kinds: [], options: {} }];`,
      'old.yaml': CONTRACT('1.0.0', 'List orders'),
      ...yaml({ plugins: ['./ours.mjs'] }),
    });
    const { exit, stdout, stderr } = await run(command.split(' '), { cwd });
    expect(exit).toBe(2);
    expect(stdout + stderr).toContain(
      `The name of a ${kind} of a plugin cannot be ${id}: another ${kind} has it.`,
    );
  });

  test('may be npm packages', async () => {
    const folder = project({
      'node_modules/our-rules/package.json':
        '{ "name": "our-rules", "type": "module", "exports": "./index.js" }',
      'node_modules/our-rules/index.js':
        "export const reporters = [{ id: 'ours', summary: 'x', render: () => 'x' }];",
    });
    const { reporters, rules } = await loadPlugins(['our-rules'], folder);
    expect(reporters.map(({ id }) => id)).toEqual(['ours']);
    expect(rules).toEqual([]);
  });

  test.each([
    [
      'nothing',
      'export const rule = [];',
      'it exports no rules, checks, targets, reporters (did you mean rules?)',
    ],
    ['a function', 'export default () => {};', 'it exports no object'],
    ['no list', 'export default { rules: {} };', 'its rules are no list'],
    ['no leaf', "export default { checks: ['x'] };", 'one of its checks is none: make it with defineCheck'],
    ['an error', "throw new Error('no licence');", 'no licence'],
  ])('that bring %s are errors', async (_, text, reason) => {
    const folder = project({ 'ours.mjs': text });
    await expect(loadPlugins(['./ours.mjs'], folder)).rejects.toMatchObject({
      code: 'CONFIG_UNREADABLE',
      message: `Cannot load ./ours.mjs: ${reason}.`,
    });
  });

  test('that are not there are errors', async () => {
    await expect(loadPlugins(['./lost.ts'], project({}))).rejects.toMatchObject({
      code: 'CONFIG_UNREADABLE',
    });
    await expect(loadPlugins(['no-such-package'], project({}))).rejects.toMatchObject({
      code: 'CONFIG_UNREADABLE',
    });
  });
});
