import { lastToken } from '../kernel/pointer.js';
import type { Schema } from '../model/index.js';

/** What people call a schema: its name as a component, or that of the file that it is all of, or its key in a file. */
export function calledName({ name, at: { file, pointer } }: Schema): string | undefined {
  if (name !== undefined) return name;
  const isInPlace = /^\/(paths|webhooks|channels|operations|components)\//.test(pointer);
  if (isInPlace) return undefined;
  return pointer === '' ? file.replace(/^.*[/:]/, '').replace(/\.(ya?ml|json)$/i, '') : lastToken(pointer);
}
