import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { fixtures } from '../support/fixtures.ts';
import { authenticator } from '../support/totp.ts';

const { test, pages } = fixtures('pages');

const pictures = process.env['LASTCALL_SCREENSHOTS'];

/** Nothing serious, and nothing too wide on a phone; pictures for people where they are asked for. */
async function look(page: Page, name: string): Promise<void> {
  const wide = page.viewportSize() ?? { width: 1440, height: 900 };
  for (const [width, size] of [
    ['narrow', { width: 360, height: 800 }],
    ['wide', wide],
  ] as const) {
    await page.setViewportSize(size);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    if (pictures === undefined || pictures === '') continue;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  }
}

/** The app that scanned the page’s key. */
async function scan(page: Page) {
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  const key = await page.getByRole('region', { name: 'Set up your app' }).locator('code').innerText();
  return authenticator(`otpauth://totp/Lastcall?secret=${key.replaceAll(' ', '')}`);
}

async function setUp(page: Page, password: string) {
  await page.goto('/second-factor');
  await page.getByRole('button', { name: 'Set it up' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[autocomplete="current-password"]').fill('not the password');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByRole('alert').waitFor();
  await look(page, 'password-asked');
  await dialog.locator('input[autocomplete="current-password"]').fill(password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  const app = await scan(page);
  await page.getByRole('textbox', { name: /^Code/ }).fill('000000');
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page
    .getByRole('alert')
    .getByText(/This code is not right/)
    .waitFor();
  await look(page, 'set-up');
  await page.getByRole('textbox', { name: /^Code/ }).fill(await app.code(-1));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  const shown = page.getByRole('dialog', { name: 'Your recovery codes' });
  await shown.waitFor();
  await look(page, 'recovery-codes');
  const recoveryCodes = await shown.getByRole('listitem').allInnerTexts();
  await shown.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 recovery codes are left.').waitFor();
  await look(page, 'on');
  return { app, recoveryCodes };
}

async function givePassword(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('textbox', { name: /^Code/ }).waitFor();
}

test('a person sets up a second factor with an app, and signs in with its code, or with a recovery code once', async () => {
  const { moderator } = pages.people;
  const own = await pages.open(moderator);
  await own.goto('/');
  await own.getByRole('button', { name: /your menu/ }).click();
  await own.getByRole('menuitem', { name: 'Second factor' }).click();
  await own.getByRole('heading', { name: 'It is off' }).waitFor();
  await look(own, 'off');
  const { app, recoveryCodes } = await setUp(own, moderator.password);
  expect(recoveryCodes).toHaveLength(10);

  const page = await pages.open(null);
  await givePassword(page, moderator);
  await page.getByRole('textbox', { name: /^Code/ }).fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('alert')
    .getByText(/This code is not right/)
    .waitFor();
  await look(page, 'code-asked');
  await page.getByRole('textbox', { name: /^Code/ }).fill(await app.code());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: /Active/ }).waitFor();

  const other = await pages.open(null);
  await givePassword(other, moderator);
  await other.getByRole('button', { name: 'Use a recovery code' }).click();
  await other.getByLabel('Recovery code').fill(recoveryCodes[0] ?? '');
  await look(other, 'recovery-code-asked');
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.getByRole('heading', { level: 1, name: /Active/ }).waitFor();
  await other.goto('/second-factor');
  await other.getByText('9 recovery codes are left.').waitFor();

  await other.getByRole('button', { name: 'Turn it off' }).click();
  const dialog = other.getByRole('dialog');
  await dialog.locator('input[autocomplete="current-password"]').fill(moderator.password);
  await dialog.getByRole('textbox', { name: /^Code/ }).fill(await app.code(1));
  await look(other, 'turn-off');
  await dialog.getByRole('button', { name: 'Turn it off' }).click();
  await other.getByRole('heading', { name: 'It is off' }).waitFor();
});
