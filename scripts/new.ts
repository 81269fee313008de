/** Scaffolds a leaf with its fixtures: `npm run new rule events/name-past-tense`. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LEAF_KINDS } from './gen/registries.js';
import { SCAFFOLDS } from './new/scaffolds.js';

const top = path.resolve(import.meta.dirname, '..');
const [kind = '', id = ''] = process.argv.slice(2);
const scaffold = SCAFFOLDS[kind];
const leaf = LEAF_KINDS.find((known) => known.kind === kind);

if (!scaffold || !leaf) fail(`npm run new <${Object.keys(SCAFFOLDS).join('|')}> <id>`);
else if (!scaffold.id.test(id)) fail(`The id of a ${kind} looks like ${scaffold.example}.`);
else {
  const file = path.join(leaf.folder, `${id}.ts`);
  if (existsSync(path.join(top, file))) fail(`${file} exists.`);
  else {
    const files = { [file]: scaffold.leaf(id), ...scaffold.fixtures(id) };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(top, name)), { recursive: true });
      writeFileSync(path.join(top, name), text);
      console.log(`Wrote ${name}`);
    }
    console.log('Next: fill them in, then npm run gen && npm test');
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
