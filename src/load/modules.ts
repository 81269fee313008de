import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';

const IMPORTS = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g;
const ENDINGS = ['', '.js', '.mjs', '.cjs', '.ts', '.mts', '.json', '/index.js', '/index.mjs', '/index.ts'];

/**
 * The files that a module is made of: itself, what it imports by relative paths and they by theirs, and of each
 * package the `package.json`, which holds its version. Files that are missing are named too: they may come.
 */
export function modulesOf(file: string): string[] {
  const found = new Set<string>();
  const waiting = [path.resolve(file)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    const manifest = manifestOf(next);
    if (manifest) found.add(manifest);
    else if (/\.[cm]?[jt]s$/.test(next) && existsSync(next)) waiting.push(...importsOf(next));
  }
  return [...found].sort();
}

function importsOf(file: string): string[] {
  const names = [...readFileSync(file, 'utf8').matchAll(IMPORTS)].flatMap(([, , name = '']) =>
    isBuiltin(name) ? [] : [name],
  );
  return names.flatMap((name) => resolved(name, file));
}

function resolved(name: string, from: string): string[] {
  if (/^\.{0,2}\//.test(name)) {
    const absolute = path.resolve(path.dirname(from), name);
    // TypeScript's files are imported by the names of what becomes of them.
    const candidates = [...ENDINGS.map((ending) => absolute + ending), absolute.replace(/js$/, 'ts')];
    return [candidates.find(isFile) ?? absolute];
  }
  try {
    return [createRequire(from).resolve(name)];
  } catch {
    return [];
  }
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Of a file of an installed package, the package's manifest. */
function manifestOf(file: string): string | undefined {
  const parts = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file);
  return parts?.[1] && path.join(parts[1], 'package.json');
}
