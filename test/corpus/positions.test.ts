import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { treeFromText } from '../../src/load/index.js';
import { findMisplaced } from '../support/positions.js';
import { CORPUS, ENTRIES } from './corpus.js';

const PARSED = ENTRIES.filter(({ file, outcome }) => outcome !== 'SYNTAX' && !file.endsWith('.tar.gz'));

test.each(PARSED)('every node of $file is where its text is', ({ file }) => {
  expect(findMisplaced(treeFromText(readFileSync(path.join(CORPUS, file), 'utf8'), file))).toEqual([]);
});
