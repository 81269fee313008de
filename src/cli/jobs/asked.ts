import type { LoadedConfig } from '../../config/index.js';
import { TenonError } from '../../kernel/errors.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { baseBeside, isRef, type Pair, pairsOf, pairsSince } from '../pairs.js';
import { configOf, open, type Selection, select } from '../selection.js';

/**
 * The pairs that the arguments of `diff` name: two inputs; a base; a contract; or none, and then every contract of the
 * config with its base. @throws TenonError
 */
export async function pairsAsked(
  command: string,
  loaded: LoadedConfig,
  input: Input,
  io: Io,
): Promise<Pair[]> {
  const [base, revision] = input.args;
  const selectAll = (names: readonly string[]): Promise<Selection> => select(input, io, command, names);
  const since = input.text('since');
  if (since !== undefined) {
    if (revision !== undefined)
      throw new TenonError('OPTION_INVALID', {
        option: '--since',
        value: since,
        reason: 'it takes the place of the base: name the contract alone',
        command,
      });
    return pairsSince(await selectAll(input.args), since, io, async (selected) => {
      const { tree } = await open(selected, input, io);
      return tree.sources().map(({ file }) => file);
    });
  }
  if (base !== undefined && revision !== undefined)
    return [{ base: baseBeside(base, revision, io), revision, config: configOf(revision, loaded, io) }];
  if (base === undefined) return pairsOf(await selectAll([]), undefined, io);
  return isRef(base, io)
    ? pairsOf(await selectAll([]), base, io)
    : pairsOf(await selectAll([base]), undefined, io);
}
