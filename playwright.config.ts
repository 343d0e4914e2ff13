import { defineConfig } from '@playwright/test';

/** Journeys run against one built studio that `e2e/studio-server.ts` starts on free ports in a folder of its own. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/studio-server.ts',
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  // Recording a trace of everything takes a sixth of the time; where one is needed: `npx playwright test FILE --trace on`.
  use: { viewport: { width: 1440, height: 900 }, trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    // The longest, and mostly waiting: first, beside the others.
    { name: 'house', testMatch: 'house.spec.ts' },
    { name: 'journeys', testIgnore: 'house.spec.ts' },
  ],
});
