import path from 'node:path';
import { glob } from 'tinyglobby';
import type { Texts } from '../gen.js';

/** The kinds of leaf: where they live, and the registry that lists them. */
export const LEAF_KINDS = [
  {
    kind: 'rule',
    type: 'Rule',
    from: './rule.js',
    folder: 'src/lint/rules',
    registry: 'src/lint/rules.gen.ts',
    name: 'RULES',
  },
  {
    kind: 'check',
    type: 'Check',
    from: './check.js',
    folder: 'src/diff/checks',
    registry: 'src/diff/checks.gen.ts',
    name: 'CHECKS',
  },
  {
    kind: 'target',
    type: 'Target',
    from: './target.js',
    folder: 'src/generate/targets',
    registry: 'src/generate/targets.gen.ts',
    name: 'TARGETS',
  },
  {
    kind: 'reporter',
    type: 'Reporter',
    from: './reporter.js',
    folder: 'src/report/reporters',
    registry: 'src/report/reporters.gen.ts',
    name: 'REPORTERS',
  },
  {
    kind: 'command',
    type: 'Command',
    from: './command.js',
    folder: 'src/cli/commands',
    registry: 'src/cli/commands.gen.ts',
    name: 'COMMANDS',
  },
] as const;

const BANNER = '// Derived by `npm run gen` from the folder beside it. Do not edit.\n';

/** One registry a leaf kind: static imports, in id order, so that bundlers and types see through them. */
export async function registryTexts(top: string): Promise<Texts> {
  const entries = await Promise.all(
    LEAF_KINDS.map(async (leaf) => {
      const files = (await glob(`${leaf.folder}/**/*.ts`, { cwd: top })).sort();
      return [leaf.registry, registryText(leaf, files)] as const;
    }),
  );
  return Object.fromEntries(entries);
}

function registryText(leaf: (typeof LEAF_KINDS)[number], files: readonly string[]): string {
  const leaves = files.map((file) => {
    const id = file.slice(leaf.folder.length + 1, -'.ts'.length);
    return {
      id,
      local: camel(id),
      from: `./${path.posix.relative(path.posix.dirname(leaf.registry), file).replace(/\.ts$/, '.js')}`,
    };
  });
  const unknown = leaves.filter(({ id }) => !/^[a-z][a-z0-9/-]*$/.test(id));
  if (unknown.length > 0)
    throw new Error(`Leaf files are kebab-case: ${unknown.map(({ id }) => id).join(', ')}`);
  return [
    BANNER,
    `import type { ${leaf.type} } from '${leaf.from}';\n`,
    ...leaves.map(({ local, from }) => `import ${local} from '${from}';\n`),
    `\n/** Every built-in ${leaf.kind}, by id. */\n`,
    `export const ${leaf.name}: readonly ${leaf.type}[] = [\n${leaves.map(({ local }) => `  ${local},\n`).join('')}];\n`,
  ].join('');
}

function camel(id: string): string {
  const name = id.replace(/[-/]+(\w)/g, (_, letter: string) => letter.toUpperCase());
  return /^(default|delete|export|import|new|null|switch|this|typeof|var|with)$/.test(name)
    ? `${name}Leaf`
    : name;
}
