import { defineConfig } from 'vitest/config';

/** The contracts that nobody here wrote: in the folder TENON_CORPUS, ../shared/specs by default. */
export default defineConfig({
  test: { include: ['test/corpus/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
});
