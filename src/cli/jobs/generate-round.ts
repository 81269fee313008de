import path from 'node:path';
import { loadPlugins } from '../../config/index.js';
import { TenonError } from '../../kernel/errors.js';
import type { Json } from '../../kernel/json.js';
import type { Input } from '../command.js';
import { hostFormatter } from '../formatter.js';
import type { Io } from '../io.js';
import { judgesOf } from '../narrow.js';
import { tellPassedOver } from '../obstacles.js';
import { toReport } from '../outcome.js';
import { present } from '../present.js';
import { select } from '../selection.js';
import type { Round } from '../watch.js';
import { explainNames } from './explain-names.js';
import { generateJob } from './generate.js';

/** `tenon generate`, once: what was asked for, what came of it, and what is told of that. @throws TenonError */
export async function generateRound(input: Input, io: Io): Promise<Round> {
  const contracts = input.args.filter(isContract);
  const targets = input.args.filter((argument) => !isContract(argument));
  // A file alone generates nothing, so whoever is told to name one is told to name a target with it.
  const asked = targets.length > 0 ? targets : ['client'];
  const selection = await select(input, io, ['generate', ...asked].join(' '), contracts);
  if (input.flag('explainNames')) return { exit: await explainNames(selection, input, io), files: [] };
  const plugins = await loadPlugins(selection.config.plugins, selection.folder);
  if (targets.length === 0 && selection.contracts.every(({ config }) => !config.generate)) {
    throw new TenonError('USAGE', {
      reason:
        'Nothing to generate: name a target (tenon generate client openapi.yaml), or add `generate` to the config.',
      command: 'generate',
    });
  }
  const format = hostFormatter(input.text('formatter'), io.cwd);
  const outcome = await generateJob(
    {
      selection,
      targets,
      out: input.text('out') ?? 'generated',
      options: settings(input),
      mode: input.flag('check') ? 'check' : input.flag('dryRun') ? 'dry' : 'write',
      force: input.flag('force'),
      plugins: plugins.targets,
      ...(format && { format }),
    },
    input,
    io,
  );
  const dry = input.flag('dryRun') ? ' Nothing was written.' : '';
  const headline = `${outcome.summary.charAt(0).toUpperCase()}${outcome.summary.slice(1)}.${dry}`;
  const exit = await present(toReport('generate', headline, outcome), input, io, {
    reporters: plugins.reporters,
    sources: outcome.sources,
  });
  tellPassedOver(outcome.passedOver, io);
  const read = [
    ...selection.contracts.map(({ source }) => source),
    ...outcome.sources.map(({ file }) => file),
  ];
  const files = [...read.map((file) => path.resolve(io.cwd, file)), ...judgesOf(selection, input, io)];
  return { exit, files: [...new Set(files)] };
}

/** Targets are single words; contracts are files, `ref:path` or `-`. */
function isContract(argument: string): boolean {
  return argument === '-' || /[.:/\\]/.test(argument);
}

function settings(input: Input): Record<string, Json> {
  return Object.fromEntries(
    input.list('set').map((setting): [string, Json] => {
      const [name = '', value = 'true'] = setting.split(/=(.*)/s);
      return [name, settingOf(value)];
    }),
  );
}

function settingOf(value: string): Json {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
