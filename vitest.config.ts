import { defineConfig } from 'vitest/config';

const alias = { '@': import.meta.dirname };
const never = ['**/node_modules/**', '**/.next*/**', '**/.studio*/**'];
/** What every process of the studio is given by `scripts/start.mjs`. */
const env = {
  STUDIO_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
  LOG_LEVEL: 'error',
  // Nobody connects to it: each file of the db project gets a database of its own in its place.
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.db.test.ts'],
          env,
          // Pure logic shares one process and what it has loaded: that halves the time. A file that changes either puts it back.
          isolate: false,
          globalSetup: 'scripts/studio/registries-for-tests.ts',
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: never,
          env,
          globalSetup: ['scripts/studio/registries-for-tests.ts', 'lib/server/database/test-server.ts'],
          setupFiles: 'lib/server/database/test-database.ts',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
