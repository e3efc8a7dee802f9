import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A Chromium to test the pages with: the one that LASTCALL_BROWSER names, the one that comes as a package (Linux on
 * x86-64), one that Playwright has downloaded, or one that the machine has.
 *
 * @throws Error that says how to get one
 */
export async function findBrowser(): Promise<string> {
  const named = process.env['LASTCALL_BROWSER'];
  if (named !== undefined && named !== '') return named;
  if (process.platform === 'linux' && process.arch === 'x64') return chromium.executablePath();
  const found = [playwright.executablePath(), ...places].find((path) => path !== '' && existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    'No Chromium was found to test the pages with. Install Chrome, or run `npx playwright-core install chromium`, or ' +
      'name an executable in LASTCALL_BROWSER.',
  );
}
