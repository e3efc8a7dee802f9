import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

const pictures = process.env['LASTCALL_SCREENSHOTS'];

/** Nothing serious, nothing too wide; a picture for people where one is asked for. */
async function sound(page: Page, name: string): Promise<void> {
  if (pictures !== undefined && pictures !== '') {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
}

test.each([
  ['light', 1440],
  ['dark', 360],
] as const)(
  'a hold refuses an erasure with its reason; once it is lifted, a person is erased after a typed confirmation: %s, %i pixels',
  async (scheme, width) => {
    const { id, name } = await bank.launch(`Evidence ${width}`, { contacts: 3 });
    const page = await pages.open(pages.people.owner, { scheme, width });
    await page.goto(`/campaign/${id}`);
    const section = page.getByRole('region', { name: 'Legal hold' });
    await section.getByText('No legal hold stands on this campaign.').waitFor();
    await section.getByRole('button', { name: 'Set a legal hold' }).click();
    const setting = page.getByRole('dialog', { name: `Legal hold on ${name}` });
    await setting.getByLabel('Reason').fill('Case 2026-114');
    await setting.getByRole('button', { name: 'Set the hold' }).click();
    await section.getByText('Case 2026-114').waitFor();
    await section.getByText('Set by Olive Owner').waitFor();
    await sound(page, `held-campaign-${scheme}-${width}`);

    const moderator = await pages.open(pages.people.moderator, { scheme, width });
    await moderator.goto(`/campaign/${id}`);
    const theirs = moderator.getByRole('region', { name: 'Legal hold' });
    await theirs.getByText('Case 2026-114').waitFor();
    expect(await theirs.getByRole('button').count()).toBe(0);

    await page.goto('/settings/privacy');
    await page.getByRole('button', { name: 'Erase a person' }).click();
    const erasing = page.getByRole('dialog', { name: 'Erase a person' });
    await erasing.getByText(`${name}: Case 2026-114`).waitFor();
    await erasing.getByLabel('Phone').fill('(202) 555-1001');
    await erasing.getByLabel('Type “erase” to confirm').fill('erase');
    expect(await erasing.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true);
    await sound(page, `erase-held-${scheme}-${width}`);
    await erasing.getByRole('button', { name: 'Cancel' }).click();

    await page.goto(`/campaign/${id}`);
    await section.getByRole('button', { name: 'Lift the hold' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Lift the hold' }).click();
    await section.getByText('No legal hold stands on this campaign.').waitFor();

    await page.goto('/settings/privacy');
    await page.getByRole('button', { name: 'Erase a person' }).click();
    await erasing.getByLabel('Phone').fill('(202) 555-1001');
    expect(await erasing.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true);
    await erasing.getByLabel('Type “erase” to confirm').fill('erase');
    const before = (await bank.owner.get('/v1/erasures')).body.items.length;
    await erasing.getByRole('button', { name: 'Erase for good' }).click();
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
      .filter({ hasText: 'The person asked for it' });
    await row.nth(before).waitFor();
    await row.first().getByText(/Done/).waitFor({ timeout: 60_000 });
    await row
      .first()
      .getByText(/1 contact,/)
      .waitFor();
    await row.first().getByText('Olive Owner').waitFor();
    const { body } = await bank.owner.get(`/v1/campaigns/${id}/contacts`);
    expect(body.items).toHaveLength(2);
    await sound(page, `privacy-${scheme}-${width}`);
  },
  180_000,
);

test('a shorter time says what it deletes before it is saved; the account can be held; a moderator has no way there', async () => {
  const { id, name } = await bank.launch('Long over', { contacts: 3 });
  await bank.owner.post(`/v1/campaigns/${id}/archive`);
  await waitFor('the archive is complete', async () => {
    const { body } = await bank.owner.get(`/v1/campaigns/${id}`);
    return body.archive.stage === 'complete';
  });
  await pages.system.db.sql`update campaigns set completed_at = now() - interval '400 days' where id = ${id}`;
  const page = await pages.open(pages.people.admin, { scheme: 'dark' });
  await page.goto('/settings/privacy');
  const section = page.getByRole('region', { name: 'How long archived data is kept' });
  await section.getByLabel('For a number of days').check();
  await section.getByRole('textbox', { name: 'Days' }).fill('365');
  await section.getByRole('button', { name: 'Save' }).click();
  const asking = page.getByRole('dialog', { name: 'Keep archived data for 365 days only?' });
  await asking.getByText('The data of 1 campaign is deleted in the next night: 3 contacts').waitFor();
  await asking.getByText(name).waitFor();
  await sound(page, 'retention-confirm-dark-1440');
  await asking.getByRole('button', { name: 'Cancel' }).click();
  expect((await bank.owner.get('/v1/account')).body.retentionDays).toBeNull();
  await section.getByRole('button', { name: 'Save' }).click();
  await asking.getByRole('button', { name: 'Save, and delete what is older' }).click();
  await page.getByText('The time is saved.').waitFor();
  expect((await bank.owner.get('/v1/account')).body.retentionDays).toBe(365);
  await section.getByLabel('For ever').check();
  await section.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await bank.owner.get('/v1/account')).body.retentionDays).toBeNull();

  const holds = page.getByRole('region', { name: 'Legal holds' });
  await holds.getByRole('button', { name: 'Set a legal hold' }).click();
  await page.getByLabel('Reason').fill('Case 2026-115');
  await page.getByRole('button', { name: 'Set the hold' }).click();
  await holds.getByText('All of the account is held').waitFor();
  await sound(page, 'privacy-held-dark-1440');
  await holds.getByRole('button', { name: 'Lift the hold' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lift the hold' }).click();
  await holds.getByText('No legal hold stands.').waitFor();

  const moderator = await pages.open(pages.people.moderator);
  await moderator.goto(`/campaign/${id}`);
  await moderator.getByRole('region', { name: 'Exports' }).waitFor();
  expect(await moderator.getByRole('region', { name: 'Legal hold' }).count()).toBe(0);
}, 120_000);
