import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import type { Texts } from '../gen.js';
import { ruleExamples } from './examples.js';

/** Texts that the bundle carries, since what users install is code alone. */
export async function embeddedTexts(top: string): Promise<Texts> {
  return {
    'src/render/templates.gen.ts': await templates(top),
    'src/cli/examples.gen.ts': examples(top),
    ...(await runtime(top)),
    ...(await presets(top)),
  };
}

function examples(top: string): string {
  return `// Derived by \`npm run gen\` from fixtures/rules/. Do not edit.\n\n/** A bad example of each rule, its findings behind their lines. */\nexport const EXAMPLES: Readonly<Record<string, string>> = ${JSON.stringify(ruleExamples(top), null, 2)};\n`;
}

async function templates(top: string): Promise<string> {
  const files = (await glob('templates/*.hbs', { cwd: top })).sort();
  const entries = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(top, file), 'utf8');
      return `  '${path.basename(file, '.hbs')}': ${JSON.stringify(text)},\n`;
    }),
  );
  return `// Derived by \`npm run gen\` from templates/. Do not edit.\n\nexport const TEMPLATES = {\n${entries.join('')}} as const;\n`;
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
