/** Prints the document of a case: `npx tsx test/corpus/fuzz/show.ts 4711 > broken.yaml`. */
import { caseOf } from './worker.js';

const { file, bytes } = caseOf(Number(process.argv[2]));
process.stderr.write(`made of ${file}\n`);
process.stdout.write(bytes);
