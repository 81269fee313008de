import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../src/runtime');

/** The text of `src/generate/runtime.gen.ts`: every runtime module word for word, with the modules that it imports. */
export async function embedRuntime(): Promise<string> {
  const paths = (await readdir(ROOT, { recursive: true }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort();
  const modules = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(ROOT, path), 'utf8')] as const),
  );
  const entries = modules.map(([path, text]) => {
    const imports = JSON.stringify(importsOf(path, text));
    return `  ${JSON.stringify(path)}: { imports: ${imports}, text: ${JSON.stringify(text)} },\n`;
  });
  return `// Made by \`npm run gen\` from src/runtime.
export interface RuntimeModule {
  /** Runtime modules that it imports. */
  readonly imports: readonly string[];
  readonly text: string;
}

export const RUNTIME: Readonly<Record<string, RuntimeModule>> = {
${entries.join('')}};
`;
}

/** The runtime modules behind the relative imports of one. */
function importsOf(path: string, text: string): string[] {
  const specifiers = [...text.matchAll(/^(?:import|export)[^;]*? from '(\.[^']*)\.js';/gm)].map(
    ([, specifier]) => specifier ?? '',
  );
  return [
    ...new Set(specifiers.map((specifier) => `${posix.join(posix.dirname(path), specifier)}.ts`)),
  ].sort();
}
