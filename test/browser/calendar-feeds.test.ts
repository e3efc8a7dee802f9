import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { seriousFindings } from '../support/accessibility.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

test('a moderator makes an address for their calendar, copies it this once, and revokes it', async () => {
  await bank.owner.post('/v1/campaigns', { name: 'Autumn turnout' });
  const page = await pages.open(pages.people.moderator);
  await page.goto('/settings');
  await page.getByText('No calendar reads the deadlines').waitFor();
  expect(
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link').allTextContents(),
  ).toEqual(['Calendar']);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Create an address' }).click();
  await page.getByRole('dialog').getByLabel(/^Name/).fill('My phone');
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
  const address = await page.getByLabel('Address', { exact: true }).inputValue();
  expect(address).toMatch(/\/v1\/calendars\/[\w-]{43}\.ics$/);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row', { name: /My phone/ });
  await row.getByText('Never').waitFor();
  await page.reload();
  await row.waitFor();
  expect(await page.content()).not.toContain(address.slice(-47));

  const read = () => fetch(address).then(({ status }) => status);
  expect(await read()).toBe(200);
  await page.reload();
  await row.locator('time').waitFor();

  await row.getByRole('button', { name: 'Revoke My phone' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByText('No calendar reads the deadlines').waitFor();
  await page.getByLabel('Show the 1 revoked').check();
  await row.getByText(/^Revoked/).waitFor();
  expect(await read()).toBe(404);
});
