import { defineConfig } from 'vitest/config';

// Talks to a real pretalx on this machine. Continuous integration reads the counts from a file.
const results = process.env.CFP_TEST_RESULTS;

export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['test/pretalx/*.live.ts'],
    globalSetup: ['test/pretalx/servers.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    passWithNoTests: true,
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
  },
});
