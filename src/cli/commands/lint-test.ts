import { defineCommand } from '../command.js';
import { COMMON, todayOf } from '../options.js';

export default defineCommand({
  name: 'lint test',
  summary: 'Test rules and rulesets of your own by good and bad examples',
  description:
    'Lints <folder>/<rule>/good/*.yaml, in which the rule must find nothing, and <folder>/<rule>/bad/*.yaml, in which it must find something: at the lines that `# expect` marks, or as expected.json beside them says. The rules are those of the rulesets and plugins of the config.',
  arguments: [{ name: '[folder...]', summary: 'Folders of examples; default: rules' }],
  options: {
    ruleset: {
      flags: '-r, --ruleset <name>',
      summary: 'A ruleset to test, in place of those of the config',
      many: true,
    },
    config: COMMON.config,
    profile: COMMON.profile,
    format: COMMON.format,
    output: COMMON.output,
    root: COMMON.root,
    allowUrl: COMMON.allowUrl,
    today: COMMON.today,
  },
  examples: ['tenon lint test', 'tenon lint test tests/rules --ruleset style.yaml --output junit=rules.xml'],
  async run(input, io) {
    const { readConfig } = await import('../selection.js');
    const { adoptSpectral } = await import('../adopt-spectral.js');
    const { lintTestJob } = await import('../jobs/lint-test.js');
    const { present } = await import('../present.js');
    const named = input.list('ruleset');
    const loaded = adoptSpectral(await readConfig(input, io), named, io);
    const folders = input.args.length > 0 ? input.args : ['rules'];
    const today = todayOf(input, 'lint test', io.today);
    const { report, sources } = await lintTestJob({ ...loaded, folders, named, today }, input, io);
    return present(report, input, io, { sources });
  },
});
