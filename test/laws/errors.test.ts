import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ERRORS, TenonError } from '../../src/kernel/errors.js';
import { LOSSES, MISTAKES } from '../../src/model/index.js';
import { FINDINGS } from '../../src/verify/index.js';
import { filesBelow } from '../support/files.js';

const source = path.resolve(import.meta.dirname, '../../src');
const texts = filesBelow(source)
  .filter(
    (file) =>
      file.endsWith('.ts') && !/errors\.ts$|mistakes\.ts$|losses\.ts$|findings\.ts$|\.gen\.ts$/.test(file),
  )
  .map((file) => readFileSync(path.join(source, file), 'utf8'))
  .join('\n');

describe('error codes', () => {
  test.each(Object.keys({ ...ERRORS, ...MISTAKES, ...LOSSES, ...FINDINGS }))(
    '%s is raised somewhere',
    (code) => {
      expect(texts.includes(`'${code}'`)).toBe(true);
    },
  );

  test('say what is wrong and what to do next', () => {
    for (const [code, [exit, message, hint]] of Object.entries(ERRORS)) {
      expect([1, 2], code).toContain(exit);
      expect(message, code).not.toBe('');
      expect(hint, code).not.toBe('');
    }
  });

  test('are filled with their details', () => {
    const error = new TenonError('GIT_PATH_UNKNOWN', { path: 'api/orders.yaml', ref: 'v1' });
    expect(error.message).toBe('There is no api/orders.yaml at v1.');
    expect(error.hint).toBe('Check the path as it was at that commit: git ls-tree -r --name-only v1');
  });
});
