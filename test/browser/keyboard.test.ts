import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

/** Presses Tab until the element that has the focus is called `name`. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(
      '(document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "").trim()',
    );
    if (focused === name) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

test('a campaign is archived with the keyboard alone', async () => {
  const name = 'No mouse';
  const { id } = await bank.launch(name);
  const page = await pages.open(pages.people.owner);
  await page.goto('/campaigns/active');
  await page.getByRole('row', { name: /No mouse/ }).waitFor();
  await tabTo(page, `Actions for ${name}`);
  await page.keyboard.press('Enter');
  const entry = page.getByRole('menuitem', { name: 'Archive' });
  await entry.waitFor();
  for (let presses = 0; presses < 5; presses += 1) {
    if (await entry.evaluate((element) => element === element.ownerDocument.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('This cannot be undone', { exact: false }).waitFor();
  await tabTo(page, 'OK');
  expect((await bank.owner.get(`/v1/campaigns/${id}`)).body.status).toBe('active');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /No mouse/ }).waitFor({ state: 'detached' });
  expect((await bank.owner.get(`/v1/campaigns/${id}`)).body.status).toBe('archived');
});

test('Escape leaves the dialog, changes nothing and gives the focus back', async () => {
  const name = 'Second thoughts';
  const { id } = await bank.launch(name);
  const page = await pages.open(pages.people.owner);
  await page.goto(`/campaign/${id}`);
  const button = page.getByRole('button', { name: 'Archive', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('This cannot be undone', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await waitFor('the button has the focus', () =>
    button.evaluate((element) => element === element.ownerDocument.activeElement),
  );
  expect((await bank.owner.get(`/v1/campaigns/${id}`)).body.status).toBe('active');
});
