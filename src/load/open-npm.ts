import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { TenonError } from '../kernel/errors.js';
import { choiceOf } from './choice-of.js';
import { diskReader } from './disk-reader.js';
import { HEAD_SIZE, looksLikeContract } from './looks-like-contract.js';
import { isInside, type Opening, shownFrom } from './reader.js';

/**
 * A file of an installed npm package: `@scope/name/path/in/package.yaml`. The package is looked for in the
 * `node_modules` folders from the working folder upward, and never fetched.
 * @throws TenonError PACKAGE_MISSING, CONTRACT_CHOICE, REF_OUTSIDE_ROOT, CONTRACT_UNREADABLE
 */
export function openNpm(specifier: string, cwd: string): Opening {
  const input = `npm:${specifier}`;
  const [, name, file = ''] =
    /^((?:@[\w.~-]+\/)?[\w~-][\w.~-]*)(?:\/(.*))?$/.exec(specifier.replaceAll('\\', '/')) ?? [];
  if (name === undefined)
    throw new TenonError('CONTRACT_UNREADABLE', {
      path: input,
      reason: 'it is written npm:name/path/in/package.yaml, or npm:@scope/name/path/in/package.yaml',
    });
  const folder = packageFolder(name, cwd);
  if (folder === undefined) throw new TenonError('PACKAGE_MISSING', { feature: input, package: name });
  if (file === '') throw choiceOf(`npm:${name}`, '/', contractsBelow(folder));
  const key = path.resolve(folder, file);
  if (!isInside(key, folder))
    throw new TenonError('REF_OUTSIDE_ROOT', { ref: input, root: `the package ${name}` });
  const shown = (absolute: string) => {
    const inPackage = shownFrom(folder, absolute);
    return inPackage === '.' ? `the package ${name}` : `npm:${name}/${inPackage}`;
  };
  return { reader: diskReader(folder, shown), key };
}

function packageFolder(name: string, cwd: string): string | undefined {
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
    if (path.dirname(folder) === folder) return undefined;
  }
}

/** Files that look like contracts; packages inside the package are not its own. */
function contractsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => shownFrom(folder, path.join(entry.parentPath, entry.name)))
    .filter(
      (file) => !file.includes('node_modules/') && looksLikeContract(file, headOf(path.join(folder, file))),
    )
    .sort();
}

function headOf(file: string): string {
  if (!/\.(ya?ml|json)$/i.test(file)) return '';
  const descriptor = openSync(file, 'r');
  try {
    const head = Buffer.alloc(HEAD_SIZE);
    return head.subarray(0, readSync(descriptor, head)).toString();
  } finally {
    closeSync(descriptor);
  }
}
