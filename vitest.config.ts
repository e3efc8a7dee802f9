import { defineConfig } from 'vitest/config';

const SERVER_TEST_TIMEOUT_MS = 60_000;

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
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
