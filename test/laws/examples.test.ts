import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../support/io.js';

const cwd = path.resolve(import.meta.dirname, '../../examples/orders-service');

describe('the gate on the examples', () => {
  test('lets the safe versions pass', async () => {
    const ran = await run(['check'], { cwd });
    expect(ran.stdout).toContain('The contracts may ship.');
    expect(ran.exit).toBe(0);
  });

  test('stops the breaking ones, and names who is hit', async () => {
    const ran = await run(['check', '--profile', 'next'], { cwd });
    expect(ran.stdout).toContain('storefront reads /data/attributes/customerEmail');
    expect(ran.exit).toBe(1);
  });
});
