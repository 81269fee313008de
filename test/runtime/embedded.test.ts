import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embedRuntime } from '../../scripts/embed-runtime.js';
import { RUNTIME } from '../../src/generate/runtime.gen.js';

const textOf = (path: string): string => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');

it('the embedded runtime is current: npm run gen', async () => {
  expect(await embedRuntime()).toBe(textOf('generate/runtime.gen.ts'));
});

describe.each(Object.keys(RUNTIME))('%s', (path) => {
  const { imports = [], text = '' } = RUNTIME[path] ?? {};

  it('is embedded word for word', () => expect(text).toBe(textOf(`runtime/${path}`)));

  it('imports the runtime alone, and adapters their host', () => {
    const specifiers = [...text.matchAll(/^(?:import|export)[^;]*?from '([^']*)';/gm)].map(
      ([, specifier = '']) => specifier,
    );
    expect(specifiers.filter((specifier) => !specifier.startsWith('.'))).toEqual(
      path.startsWith('core/')
        ? []
        : [path.replace(/^adapters\/(.*)\.ts$/, '$1').replace(/^node$/, 'node:http')],
    );
    for (const needed of imports) expect(Object.keys(RUNTIME)).toContain(needed);
    if (path.startsWith('core/')) expect(imports.every((needed) => needed.startsWith('core/'))).toBe(true);
  });
});
