import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/corpus/**'],
    testTimeout: 120_000,
    env: { PACT_DO_NOT_TRACK: 'true' },
  },
});
