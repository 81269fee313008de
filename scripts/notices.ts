/** Writes THIRD-PARTY-NOTICES.md: the licences of the packages that the bundle carries. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const top = path.resolve(import.meta.dirname, '..');
const PERMISSIVE =
  /^\(?(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|MIT-0|WTFPL)\)?( (OR|AND) .*)?$/;

const lock = JSON.parse(readFileSync(path.join(top, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version?: string; license?: string }>;
};
const bundled = bundledPackages();
const refused = bundled.filter(({ license }) => !PERMISSIVE.test(license));
if (refused.length > 0)
  throw new Error(`Not permissive: ${refused.map(({ name, license }) => `${name} (${license})`).join(', ')}`);

const sections = bundled.map(
  ({ name, version, license, text }) =>
    `## ${name} ${version}\n\n${license}\n\n${text ? `\`\`\`text\n${text}\n\`\`\`\n` : ''}`,
);
rmSync(path.join(top, 'dist/modules.json'));
writeFileSync(
  path.join(top, 'THIRD-PARTY-NOTICES.md'),
  `# Third-party notices\n\nTenon's bundle carries code of these packages.\n\n${sections.join('\n')}`,
);

interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string | undefined;
}

/** The packages whose folders the bundler's output names in its region comments or module list. */
function bundledPackages(): Bundled[] {
  const listed = JSON.parse(readFileSync(path.join(top, 'dist/modules.json'), 'utf8')) as string[];
  const folders = new Set(
    listed.flatMap((id) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []),
  );
  return [...folders].sort().map((folder) => {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const manifest = JSON.parse(readFileSync(path.join(top, folder, 'package.json'), 'utf8')) as {
      version: string;
      license?: string | { type: string };
    };
    const license =
      typeof manifest.license === 'object'
        ? manifest.license.type
        : (manifest.license ?? lock.packages[folder]?.license ?? 'unknown');
    return { name, version: manifest.version, license, text: licenseText(path.join(top, folder)) };
  });
}

function licenseText(folder: string): string | undefined {
  const file = existsSync(folder) ? readdirSync(folder).find((name) => /^licen[cs]e/i.test(name)) : undefined;
  return file && readFileSync(path.join(folder, file), 'utf8').trim();
}
