import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isStopped, loadPlugins } from '../../config/index.js';
import type { Acceptance, Change } from '../../kernel/change.js';
import { TenonError } from '../../kernel/errors.js';
import type { JsonObject } from '../../kernel/json.js';
import { count, type Exit } from '../../kernel/result.js';
import { print } from '../../load/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { dateOf } from '../options.js';
import { subjectOf } from '../pairs.js';
import { writeText } from '../present.js';
import { readConfig } from '../selection.js';
import { pairsAsked } from './asked.js';
import { diffJob } from './diff.js';
import { type Judging, judgingOf } from './judging.js';

/** Writes what diff fails on to the file of accepted changes. @throws TenonError OPTION_INVALID, NOTHING_TO_ACCEPT */
export async function acceptJob(input: Input, io: Io): Promise<Exit> {
  const reason = needed('reason', input);
  const owner = needed('owner', input);
  const expires = dateOf(input, 'accept', 'expires');
  const loaded = await readConfig(input, io);
  const plugins = await loadPlugins(loaded.config.plugins, loaded.folder);
  const judging = await judgingOf('accept', loaded, plugins.checks, { input, io });
  const pairs = await pairsAsked('accept', loaded, input, io);
  const accepted: Acceptance[] = [];
  const exits: Exit[] = [];
  for (const pair of pairs) {
    const { changes, problems, exit } = await diffJob({ pairs: [pair], judging, mode: undefined }, input, io);
    exits.push(exit);
    for (const { message, at } of exit === 2 ? problems : []) io.stderr(`${at.file}:${at.line} ${message}\n`);
    accepted.push(
      ...changes
        .filter((change) => isWanted(change, judging, input.list('only')))
        .map(({ fingerprint, id, subject }) => ({
          fingerprint,
          check: id,
          subject,
          contract: subjectOf(pair, io),
          reason,
          owner,
          ...(expires !== undefined && { expires }),
        })),
    );
  }
  if (accepted.length === 0) {
    if (exits.includes(2)) return 2;
    const only = input.list('only');
    throw new TenonError('NOTHING_TO_ACCEPT', {
      reason: only.length > 0 ? `nothing that fails is ${only.join(' or ')}` : 'nothing fails',
    });
  }
  write(accepted, judging.acceptedFile, io);
  return exits.includes(2) ? 2 : 0;
}

function needed(option: string, input: Input): string {
  const value = input.text(option)?.trim();
  if (value) return value;
  throw new TenonError('OPTION_INVALID', {
    option: `--${option}`,
    value: value ?? '',
    reason: 'who reads the file must know',
    command: 'accept',
  });
}

function isWanted(
  { level, accepted, id, fingerprint }: Change,
  { gate }: Judging,
  only: readonly string[],
): boolean {
  if (accepted || !isStopped(level, gate)) return false;
  return only.length === 0 || only.includes(id) || only.includes(fingerprint);
}

/** Adds to the end of the file, so that what stands there, comments too, stays as it is. */
function write(accepted: readonly Acceptance[], shown: string, io: Io): void {
  const file = path.resolve(io.cwd, shown);
  const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const entries = accepted.map((one): JsonObject => ({ ...one }));
  const text = shown.endsWith('.json')
    ? print([...(JSON.parse(known || '[]') as JsonObject[]), ...entries], 'json')
    : (known.replace(/(^|\n)\[\]\s*$/, '$1') || HEAD).replace(/\n*$/, '\n') + print(entries, 'yaml');
  writeText(io, shown, text);
  io.stderr(`Wrote ${count(accepted.length, 'acceptance')} to ${shown}. Commit it with the change.\n`);
}

const HEAD =
  '# Changes that may pass although they break something.\n# tenon accept adds to it; tenon diff tells what it no longer needs.\n';
