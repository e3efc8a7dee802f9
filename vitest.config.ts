import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const SERVER_TEST_TIMEOUT_MS = 150_000;

export default defineConfig({
  test: {
    pool: 'forks',
    // The linter does not see it of tests that have their functions from fixtures.
    expect: { requireAssertions: true },
    // Each worker keeps a core busy, and so do the servers that they share; more than eight only wait for Postgres.
    maxWorkers: Math.min(8, Math.max(2, availableParallelism() - 1)),
    projects: [
      { extends: true, test: { name: 'unit', testTimeout: 30_000, include: ['test/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'servers',
          include: ['test/{integration,workflow,browser}/**/*.test.ts'],
          // Starts Postgres and Temporal, and only when a file of this project is run.
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: SERVER_TEST_TIMEOUT_MS,
          hookTimeout: SERVER_TEST_TIMEOUT_MS,
        },
      },
    ],
  },
});
