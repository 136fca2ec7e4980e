import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { chromiumLaunch, hasWebKit } from './support/browsers.ts';

// A port of this run's own; the workers inherit it.
process.env.E2E_OWN_PORT ??= String(20_000 + (process.pid % 20_000));
const port = Number(process.env.E2E_PORT ?? process.env.E2E_OWN_PORT);
const { executablePath, args } = chromiumLaunch();
const launchOptions = executablePath === undefined ? { args } : { executablePath, args };

const isLong = process.env.LONG !== undefined;
/** Which stories the short run tells in only one project. */
const toldNarrow = ['maps.story.ts', 'unit-9.story.ts'];
const toldWide = ['explorer.story.ts', 'practice.story.ts'];

const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };
type Project = NonNullable<PlaywrightTestConfig['projects']>[number];
const chromium = (name: string, more: Project['use'], rest: Project = {}): Project => ({
  name,
  ...rest,
  use: { browserName: 'chromium', launchOptions, ...more },
});

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // A story is one learner at a keyboard; a spec looks at one promise of the site.
  testMatch: ['*.story.ts', '*.spec.ts'],
  fullyParallel: true,
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // A shared CI machine stalls now and then; here a story that needs a second try is a defect.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list'], ['json', { outputFile: '../../.cache/playwright.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    // Recording takes most of a run's time. For a story that fails, here: add `--trace on`.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
    locale: 'en-US',
  },
  webServer: {
    command: `node ../../scripts/serve.mjs --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: process.env.E2E_PORT !== undefined,
  },
  projects: [
    // A story is told wide or narrow, each in one theme, and looks at each screen's colors in the other as well; the long
    // run tells it in every theme at every width. Every other spec runs once.
    // A story with a tag is told in that one project.
    chromium(
      'wide-light',
      { viewport: wide, colorScheme: 'light' },
      { grepInvert: /@narrow/, ...(isLong ? {} : { testIgnore: toldNarrow }) },
    ),
    chromium(
      'narrow-dark',
      { viewport: narrow, colorScheme: 'dark' },
      { testMatch: '*.story.ts', grepInvert: /@wide/, ...(isLong ? {} : { testIgnore: toldWide }) },
    ),
    ...(!isLong
      ? []
      : [
          chromium('wide-dark', { viewport: wide, colorScheme: 'dark' }, { testMatch: '*.story.ts' }),
          chromium('narrow-light', { viewport: narrow, colorScheme: 'light' }, { testMatch: '*.story.ts' }),
        ]),
    ...(hasWebKit()
      ? [{ name: 'webkit', testMatch: '*.story.ts', use: { browserName: 'webkit' as const, viewport: wide } }]
      : []),
  ],
});
