import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.gen.js';
import { FORMATS } from '../../src/cli/options.js';
import { MODES } from '../../src/diff/index.js';
import { REPORTERS } from '../../src/report/index.js';
import { run } from '../support/io.js';

const cwd = import.meta.dirname;

describe('the command line', () => {
  test('names every reporter in its help', () => {
    expect([...FORMATS].sort()).toEqual(REPORTERS.map(({ id }) => id).sort());
  });

  test('names of modes are those of the engine', () => {
    const diff = COMMANDS.find(({ name }) => name === 'diff');
    expect(diff?.options.mode?.choices).toEqual(MODES);
  });

  test.each(COMMANDS.map(({ name }) => name))('tenon %s --help is clean', async (name) => {
    const ran = await run([...name.split(' '), '--help'], { cwd });
    expect(ran).toMatchObject({ exit: 0, stderr: '' });
    expect(ran.stdout).toContain(`tenon ${name}`);
  });

  test('suggests what was probably meant', async () => {
    const ran = await run(['lnit'], { cwd });
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toMatch(/Did you mean one of init, lint/);
  });

  test('refuses an unknown option as a usage error', async () => {
    expect((await run(['lint', '--formt', 'json'], { cwd })).exit).toBe(2);
  });
});
