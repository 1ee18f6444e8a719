import { defineConfig } from 'vitest/config';

// Continuous integration reads the counts from a file; people read the terminal.
const results = process.env.CFP_TEST_RESULTS;

export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // Most of the long tests wait for a terminal or a browser: no core is left idle.
    maxWorkers: '100%',
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
  },
});
