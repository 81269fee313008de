import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { reasonOf, TenonError } from '../kernel/errors.js';
import type { Json } from '../kernel/json.js';
import { parseSource } from '../load/index.js';

/** The raw value of a config file of any kind. @throws TenonError CONFIG_UNREADABLE */
export async function readConfigFile(file: string, shown: string): Promise<unknown> {
  if (!existsSync(file))
    throw new TenonError('CONFIG_UNREADABLE', { path: shown, reason: 'there is no such file' });
  try {
    return /\.(json|ya?ml)$/.test(file)
      ? parseSource(shown, readFileSync(file)).value
      : await importDefault(file);
  } catch (error) {
    const at = error instanceof TenonError ? error.at : undefined;
    throw new TenonError(
      'CONFIG_UNREADABLE',
      { path: shown, reason: reasonOf(error) },
      { cause: error, ...(at && { at }) },
    );
  }
}

/** The default export of a JavaScript or TypeScript module of the user's. */
export async function importDefault(file: string): Promise<unknown> {
  if (/\.m?js$/.test(file)) return unwrap(await import(pathToFileURL(file).href));
  const { createJiti } = await import('jiti/static');
  const self = pathToFileURL(file).href;
  // A config may import `defineConfig` from tenon although tenon runs by npx and is installed nowhere near it.
  return unwrap(
    await createJiti(self, { alias: { tenon: ownEntry() }, moduleCache: false, fsCache: false }).import(file),
  );
}

function ownEntry(): string {
  const built = new URL('./index.mjs', import.meta.url);
  const source = new URL('../index.ts', import.meta.url);
  return existsSync(source) ? source.pathname : built.pathname;
}

function unwrap(module: unknown): Json {
  const value = (module as { default?: Json }).default;
  return value ?? (module as Json);
}

/** A path from a folder, as a user would type it. */
export function shownPath(cwd: string, file: string): string {
  return path.relative(cwd, file).split(path.sep).join('/') || path.basename(file);
}
