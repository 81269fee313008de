import { TenonError } from '../kernel/errors.js';
import { NODE_KINDS, type NodeKind, type Rule } from './rule.js';

/**
 * Refuses rules of plugins that would never be asked, in silence: those that ask for a kind of node that there is not,
 * and those whose name another rule has.
 * @throws TenonError OPTION_INVALID
 */
export function checkPlugins(plugins: readonly Rule[], builtIn: readonly Rule[]): void {
  const taken = new Set<string>(builtIn.map(({ id }) => id));
  for (const { id, given } of plugins) {
    const kinds = [given].flat() as readonly (NodeKind | undefined)[];
    const unknown = kinds.find((kind) => kind === undefined || !NODE_KINDS.includes(kind));
    if (kinds.length === 0 || unknown !== undefined || kinds.includes(undefined))
      refuse(`What ${id} asks for (given)`, unknown ?? 'nothing', `there are ${NODE_KINDS.join(', ')}`);
    if (taken.has(id)) refuse('The name of a rule of a plugin', id, 'another rule has it');
    taken.add(id);
  }
}

function refuse(option: string, value: string, reason: string): never {
  throw new TenonError('OPTION_INVALID', { option, value, reason, command: 'lint' });
}
