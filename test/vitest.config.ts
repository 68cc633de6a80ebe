import { defineConfig } from 'vitest/config';

/** What looks at the built site; it shares one build and one browser. */
const ofTheSite = ['test/build/**/*.test.ts', 'test/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    setupFiles: ['test/seed.ts'],
    testTimeout: 30_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: ofTheSite } },
      {
        extends: true,
        test: { name: 'site', include: ofTheSite, testTimeout: 120_000, globalSetup: 'test/build/setup.ts' },
      },
    ],
  },
});
