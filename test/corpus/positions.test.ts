import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { treeFromText } from '../../src/load/index.js';
import { findMisplaced } from '../support/positions.js';
import { CORPUS, table } from './corpus.js';

const READABLE = table('index.tsv').filter(
  ({ kind = '', file = '' }) => !/multi-file|mapping/.test(kind) && file !== '',
);

test.each(READABLE)('every node of $file is where its text is', ({ file = '' }) => {
  expect(findMisplaced(treeFromText(readFileSync(path.join(CORPUS, file), 'utf8'), file))).toEqual([]);
});
