import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import type { Texts } from '../gen.js';
import { type CheckExample, checkExamples } from './check-examples.js';
import { ruleExamples } from './examples.js';

/** Texts that the bundle carries, since what users install is code alone. */
export async function embeddedTexts(top: string): Promise<Texts> {
  return {
    'src/render/templates.gen.ts': await templates(top),
    'src/cli/examples.gen.ts': examples(top),
    'src/cli/check-examples.gen.ts': checkTexts(await checkExamples(top)),
    ...(await runtime(top)),
    ...(await presets(top)),
  };
}

function examples(top: string): string {
  return `// Derived by \`npm run gen\` from fixtures/rules/. Do not edit.\n\n/** A bad example of each rule, its findings behind their lines. */\nexport const EXAMPLES: Readonly<Record<string, string>> = ${JSON.stringify(ruleExamples(top), null, 2)};\n`;
}

function checkTexts(examples: Readonly<Record<string, CheckExample>>): string {
  return `// Derived by \`npm run gen\` from fixtures/checks/. Do not edit.\n\n/** Of each check a change that it finds, what it says of it, and a change that it is silent about. */\nexport const CHECK_EXAMPLES: Readonly<\n  Record<string, { readonly fails: string; readonly says: string; readonly passes: string }>\n> = ${JSON.stringify(examples, null, 2)};\n`;
}

async function templates(top: string): Promise<string> {
  const read = (file: string) => readFile(path.join(top, 'templates', file), 'utf8');
  const documents = (await glob('*.hbs', { cwd: path.join(top, 'templates') })).sort();
  const pages = (await glob('*/page.hbs', { cwd: path.join(top, 'templates') })).sort();
  const texts = await Promise.all(
    documents.map(
      async (file) => `  '${path.basename(file, '.hbs')}': ${JSON.stringify(await read(file))},\n`,
    ),
  );
  const parts = await Promise.all(
    pages.map(async (file) => {
      const folder = path.posix.dirname(file);
      const [html, css, js] = await Promise.all(
        [file, `${folder}/page.css`, `${folder}/page.js`].map(async (name) =>
          JSON.stringify(await read(name)),
        ),
      );
      return `  '${folder}': {\n    html: ${html},\n    css: ${css},\n    js: ${js},\n  },\n`;
    }),
  );
  return `// Derived by \`npm run gen\` from templates/. Do not edit.\n\n/** Documents. */\nexport const TEMPLATES = {\n${texts.join('')}} as const;\n\n/** Pages: a template each with its style and its script. */\nexport const PAGES = {\n${parts.join('')}} as const;\n`;
}

async function runtime(top: string): Promise<Texts> {
  if (!existsSync(path.join(top, 'scripts/embed-runtime.ts'))) return {};
  const { embedRuntime } = await import('../embed-runtime.js');
  return { 'src/generate/runtime.gen.ts': await embedRuntime() };
}

async function presets(top: string): Promise<Texts> {
  if (!existsSync(path.join(top, 'scripts/rulesets.ts'))) return {};
  const { presetTexts } = await import('../rulesets.js');
  const texts = await presetTexts();
  return Object.fromEntries(Object.entries(texts).map(([file, text]) => [`rulesets/${file}`, text]));
}
