/** Where this machine keeps its browsers. Asks the file system only; starts nothing. */
import { existsSync } from 'node:fs';
import { chromium, webkit } from '@playwright/test';

const systemChromium = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** How to start Chromium here: the system's own if there is one, else Playwright's. */
export function chromiumLaunch(): { executablePath?: string; args: string[] } {
  const system = systemChromium.find((path) => path !== undefined && existsSync(path));
  const isRoot = process.getuid?.() === 0;
  const args = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu',
    // Chromium refuses its sandbox to root, as CI machines and containers run.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
  return system === undefined ? { args } : { executablePath: system, args };
}

const isThere = (path: string): boolean => path !== '' && existsSync(path);

/** True where Playwright's own WebKit build is installed. */
export const hasWebKit = (): boolean => isThere(webkit.executablePath());

/** True where any Chromium can be started. */
export const hasChromium = (): boolean =>
  chromiumLaunch().executablePath !== undefined || isThere(chromium.executablePath());
