import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/corpus/**'],
    testTimeout: 120_000,
    // Modules are loaded once a worker and not once a file: tests leave no state behind in them.
    isolate: false,
    // Of two cores, Vitest would leave one alone.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    env: { PACT_DO_NOT_TRACK: 'true' },
  },
});
