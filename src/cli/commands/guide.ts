import { defineCommand } from '../command.js';
import { COMMON, SOURCES, todayOf } from '../options.js';

export default defineCommand({
  name: 'guide',
  summary: 'Write the migration guide from one version to another',
  description: 'Markdown on standard output: what breaks, for whom, before and after, what to do, by when.',
  arguments: [
    { name: '<base>', summary: `The older version: ${SOURCES}` },
    { name: '<revision>', summary: 'The newer version' },
  ],
  options: {
    out: { flags: '--out <file>', summary: 'Write the guide to a file instead' },
    released: {
      flags: '--released <date>',
      summary: 'When the new version is released, YYYY-MM-DD; default: --today',
    },
    config: COMMON.config,
    profile: COMMON.profile,
    root: COMMON.root,
    allowUrl: COMMON.allowUrl,
    perspective: COMMON.perspective,
    today: COMMON.today,
  },
  examples: [
    'tenon guide v1.4.0:api/orders.yaml api/orders.yaml',
    'tenon guide old.yaml new.yaml --out MIGRATION.md --released 2027-01-15',
  ],
  async run(input, io) {
    const { compare } = await import('../jobs/compare.js');
    const { judgingOf } = await import('../jobs/judging.js');
    const { configOf, readConfig } = await import('../selection.js');
    const { loadPlugins } = await import('../../config/index.js');
    const { guide } = await import('../../guide/index.js');
    const { writeText } = await import('../present.js');
    const [base = '', revision = ''] = input.args;
    const loaded = await readConfig(input, io);
    const plugins = await loadPlugins(loaded.config.plugins, loaded.folder);
    const today = todayOf(input, 'guide', io.today);
    const { before, after, result } = await compare(
      { base, revision, config: configOf(revision, loaded, io) },
      { judging: await judgingOf('guide', loaded, plugins.checks, { input, io }), mode: undefined },
      input,
      io,
    );
    const text = guide({
      before,
      after,
      changes: result.changes,
      version: result.version,
      released: input.text('released') ?? today,
      supportMonths: loaded.config.policy.supportMonths,
    });
    const out = input.text('out');
    if (out === undefined) io.stdout(text);
    else {
      writeText(io, out, text);
      io.stderr(`Wrote ${out}\n`);
    }
    return 0;
  },
});
