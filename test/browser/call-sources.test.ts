import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { newSourceSecret } from '../support/callbacks.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

test('an owner makes an address for Twilio to copy, replaces its secret, and revokes it', async () => {
  const page = await pages.open(pages.people.owner);
  await page.goto('/settings/call-sources');
  await page.getByRole('button', { name: 'Create a call source' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Name/).fill('Twilio in Ohio');
  await dialog.getByLabel(/^Auth token/).fill('not a token');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await dialog.getByText('Must be the account’s auth token', { exact: false }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByLabel(/^Auth token/).fill(newSourceSecret('twilio').entered);
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();

  const row = page.getByRole('row', { name: /Twilio in Ohio/ });
  await row.getByText(/\/v1\/call-sources\/[0-9a-f-]{36}\/events$/).waitFor();
  await row.getByText('The campaign whose number called').waitFor();
  await row.getByText('Never').waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await row.getByRole('button', { name: 'Replace secret of Twilio in Ohio' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/^Auth token/)
    .fill(newSourceSecret('twilio').entered);
  await page.getByRole('dialog').getByRole('button', { name: 'Replace', exact: true }).click();
  await row.getByText(/The previous secret is accepted until/).waitFor();

  await row.getByRole('button', { name: 'Revoke Twilio in Ohio' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByText('No call source works here').waitFor();
  await page.getByLabel('Show the 1 revoked').check();
  await row.getByText(/^Revoked/).waitFor();
});

test('the secret of a dialer is shown once, for a source that is bound to a campaign', async () => {
  const name = 'Autumn turnout';
  await bank.owner.post('/v1/campaigns', { name });
  const page = await pages.open(pages.people.owner);
  await page.goto('/settings/call-sources');
  await page.getByRole('button', { name: 'Create a call source' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Name/).fill('Our dialer');
  await dialog.getByLabel('Who reports calls').selectOption('standard-webhooks');
  await dialog.getByRole('combobox', { name: 'Campaign' }).fill(name);
  await page.getByRole('option', { name, exact: true }).first().click();
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  expect(await page.getByLabel('Secret', { exact: true }).inputValue()).toMatch(/^whsec_/);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Done' }).click();
  await page
    .getByRole('row', { name: new RegExp('Our dialer') })
    .getByText(name)
    .waitFor();
  await page.reload();
  await page.getByRole('row', { name: /Our dialer/ }).waitFor();
  expect(await page.getByText('whsec_').count()).toBe(0);
});
