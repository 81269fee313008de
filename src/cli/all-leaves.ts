import { TenonError } from '../kernel/errors.js';

/**
 * The built-in leaves and those of plugins. One that has the name of another would never be used, in silence.
 * @throws TenonError OPTION_INVALID
 */
export function allLeaves<Leaf extends { readonly id: string }>(
  kind: string,
  builtIn: readonly Leaf[],
  plugins: readonly Leaf[],
): readonly Leaf[] {
  const taken = new Set(builtIn.map(({ id }) => id));
  for (const { id } of plugins) {
    if (taken.has(id))
      throw new TenonError('OPTION_INVALID', {
        option: `The name of a ${kind} of a plugin`,
        value: id,
        reason: `another ${kind} has it`,
        command: 'config print',
      });
    taken.add(id);
  }
  return [...builtIn, ...plugins];
}
