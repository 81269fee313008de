import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Mutant, mutantsOf, nameOf } from './mutants.js';

const ROOMS = ['src/schema', 'src/diff'];
/** Tables for another tool's words, and derived files. */
const LEFT_OUT = /^src\/diff\/oasdiff\/levels\/|\.gen\.ts$/;

export interface Drawing {
  readonly top: string;
  readonly seed: number;
  /** Only mutants of files whose path begins so. */
  readonly prefix: string;
}

/**
 * The mutants of each room, in the order in which they are to be tried. A mutant's own name and the seed decide its
 * turn, so that an edit of the code changes little but the mutants of the edited lines.
 */
export function draw({ top, seed, prefix }: Drawing): Mutant[][] {
  return ROOMS.map((room) => {
    const files = filesOf(top, room).filter((file) => file.startsWith(prefix) && !LEFT_OUT.test(file));
    return inTurn(
      files.flatMap((file) => mutantsOf(file, readFileSync(path.join(top, file), 'utf8'))),
      seed,
    );
  }).filter((all) => all.length > 0);
}

function filesOf(top: string, folder: string): string[] {
  return readdirSync(path.join(top, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .sort();
}

function inTurn(mutants: readonly Mutant[], seed: number): Mutant[] {
  const turnOf = (mutant: Mutant) =>
    createHash('sha256')
      .update(`${seed}\t${nameOf(mutant)}`)
      .digest('hex');
  return mutants
    .map((mutant) => ({ mutant, turn: turnOf(mutant) }))
    .sort((a, b) => (a.turn < b.turn ? -1 : a.turn > b.turn ? 1 : a.mutant.start - b.mutant.start))
    .map(({ mutant }) => mutant);
}
