import { pathToFileURL } from 'node:url';

/** What a module exports: a CommonJS module's exports, or an ES module's default. */
export async function importDefault(file: string): Promise<unknown> {
  const module: unknown = await import(pathToFileURL(file).href);
  return (module as { default?: unknown }).default ?? module;
}
