import { existsSync } from 'node:fs';
import path from 'node:path';
import { type ContractConfig, type LoadedConfig, loadConfig, suggestion } from '../config/index.js';
import { TenonError } from '../kernel/errors.js';
import { type LoadOptions, loadTree, readInput, type Tree } from '../load/index.js';
import { type Contract, type Perspective, readContract } from '../model/index.js';
import type { Input } from './command.js';
import type { Io, Surroundings } from './io.js';

/** A contract that a command works on: one of the config's, or a bare file. */
export interface Selected {
  /** Its name in the config; undefined for a bare file. */
  readonly name: string | undefined;
  /** As `loadTree` takes it, from the working folder. */
  readonly source: string;
  readonly config: ContractConfig;
}

/** The config, and what of it the command line asks for. */
export interface Selection extends LoadedConfig {
  readonly contracts: readonly Selected[];
}

/** A contract that was read, with the tree that it came from. */
export interface Opened {
  readonly tree: Tree;
  readonly contract: Contract;
}

/** Reads the config and picks the contracts that the arguments name, or all of them. @throws TenonError */
export async function select(input: Input, io: Io, command: string, names = input.args): Promise<Selection> {
  const loaded = await readConfig(input, io);
  const all = Object.entries(loaded.config.contracts).map(([name, config]) =>
    toSelected(name, config, loaded, io.cwd),
  );
  if (names.length > 0) return { ...loaded, contracts: names.map((name) => pick(name, all, io.cwd)) };
  if (all.length === 0) throw new TenonError('NO_CONTRACTS', { command });
  return { ...loaded, contracts: all };
}

export function readConfig(input: Input, io: Io): Promise<LoadedConfig> {
  const file = input.text('config');
  const profile = input.text('profile');
  return loadConfig({
    cwd: io.cwd,
    ...(file !== undefined && { file }),
    ...(profile !== undefined && { profile }),
  });
}

function toSelected(
  name: string,
  written: string | ContractConfig,
  loaded: LoadedConfig,
  cwd: string,
): Selected {
  const config = typeof written === 'string' ? { source: written } : written;
  return { name, source: fromFolder(config.source, loaded.folder, cwd), config };
}

/** A path that the config gives from its own folder, from the working folder; any other source is as it is. */
function fromFolder(source: string, folder: string, cwd: string): string {
  const { kind } = readInput(source, folder);
  if (kind !== 'file' && kind !== 'archive') return source;
  return path.relative(cwd, path.resolve(folder, source)).split(path.sep).join('/');
}

/** A name of the config, a file that the config knows, or a bare file. */
function pick(argument: string, all: readonly Selected[], cwd: string): Selected {
  const absolute = path.resolve(cwd, argument);
  const known = all.find(({ name, source }) => name === argument || path.resolve(cwd, source) === absolute);
  if (known) return known;
  const isFile =
    argument === '-' || argument.includes(':') || /[./\\]/.test(argument) || existsSync(absolute);
  if (!isFile) {
    const names = all.flatMap(({ name }) => name ?? []);
    throw new TenonError('CONTRACT_UNNAMED', {
      name: argument,
      suggestion: suggestion(argument, names),
      known: names.join(', ') || 'none',
    });
  }
  return { name: undefined, source: argument, config: { source: argument } };
}

/** What the config says of a file that was named for itself. */
export function configOf(
  source: string,
  { config, folder }: LoadedConfig,
  io: Io,
): ContractConfig | undefined {
  const all = Object.values(config.contracts).filter((one) => typeof one !== 'string');
  return all.find((one) => path.resolve(folder, one.source) === path.resolve(io.cwd, source));
}

/** How a contract is opened. */
interface Reading {
  /** `readLintable` takes more than contracts. */
  readonly read?: typeof readContract;
  readonly onRead?: NonNullable<LoadOptions['onRead']>;
}

/** @throws TenonError */
export async function open(
  {
    source,
    config,
  }: Pick<Selected, 'source'> & {
    readonly config?: Pick<ContractConfig, 'names' | 'perspective'> | undefined;
  },
  input: Input,
  io: Surroundings,
  { read = readContract, onRead }: Reading = {},
): Promise<Opened> {
  const tree = await openTree(source, input, io, onRead);
  const perspective = (input.text('perspective') as Perspective | undefined) ?? config?.perspective;
  const names = config?.names;
  return { tree, contract: read(tree, { ...(perspective && { perspective }), ...(names && { names }) }) };
}

/** The documents of a contract, for what needs no more than them. @throws TenonError */
export async function openTree(
  source: string,
  input: Input,
  io: Surroundings,
  onRead?: LoadOptions['onRead'],
): Promise<Tree> {
  const root = input.text('root');
  return loadTree(source, {
    cwd: io.cwd,
    allowUrl: input.flag('allowUrl'),
    ...(root !== undefined && { root: path.resolve(io.cwd, root) }),
    ...(source === '-' && { stdin: io.readStdin() }),
    ...(onRead && { onRead }),
  });
}
