/** A Chromium for the tests: the system's, else Playwright's own, else the Debian package. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, runNode, say, Stop } from './runtime.mjs';

const places = () => [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  join(process.env['PROGRAMFILES(X86)'] ?? 'C:\\Program Files (x86)', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  join(process.env.LOCALAPPDATA ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
];

/** The system's Chromium or Chrome, if there is one. */
export const findSystemChromium = () => places().find((path) => path !== undefined && path !== '' && existsSync(path));

async function hasPlaywrightChromium() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

const isDebian = () =>
  existsSync('/etc/debian_version') ||
  (existsSync('/etc/os-release') && /debian|ubuntu/i.test(readFileSync('/etc/os-release', 'utf8')));
const isRoot = () => process.getuid?.() === 0;

/** Makes sure that there is one, and resolves to its path, or to undefined where Playwright knows its own. */
export async function provideChromium() {
  const system = findSystemChromium();
  if (system !== undefined) return system;
  if (await hasPlaywrightChromium()) return undefined;
  say('fetching Chromium for the browser tests');
  const own = await runNode([join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium']).catch(() => 1);
  if (own === 0 && (await hasPlaywrightChromium())) return undefined;
  if (isDebian() && isRoot()) {
    say("Playwright's own Chromium could not be had; installing the Debian package");
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    // Without a common font every line is as wide as DejaVu's, and what fits a sheet or a phone anywhere else does not.
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
      env,
    });
    const installed = findSystemChromium();
    if (installed !== undefined) return installed;
  }
  throw new Stop(
    'The browser tests need Chromium, and none could be found or fetched.\n' +
      '  Way out: install Chromium or Chrome, or set CHROMIUM_PATH to one; on Debian: apt-get install chromium.',
  );
}
