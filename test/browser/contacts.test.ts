import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

async function campaignOf(name: string, lines: readonly string[]) {
  const { id } = await bank.draft(name);
  const { status } = await bank.owner.send('POST', `/v1/campaigns/${id}/contacts/import`, {
    headers: { 'content-type': 'text/csv' },
    body: ['phone,first_name,last_name,external_id,Precinct', ...lines].join('\n'),
  });
  expect(status).toBe(200);
  return id;
}

const section = (page: Page) => page.getByRole('region', { name: 'Contacts' });
const row = (page: Page, name: RegExp) => section(page).getByRole('row', { name });

test.each([1440, 360])(
  'a contact is found, corrected and removed: %i pixels',
  async (width) => {
    const id = await campaignOf(`Corrected at ${width}`, [
      '+12025550143,José,Ñandú,V-7,Old School',
      '+12025550144,Eve,,V-8,',
      '+12025550145,,,,',
    ]);
    const page = await pages.open(pages.people.owner, { width });
    await page.goto(`/campaign/${id}`);
    await row(page, /José Ñandú.*\+1 202 555 0143/).waitFor();
    const search = section(page).getByLabel('Search', { exact: true });
    for (const typed of ['jose nandu', '(202) 555-0143', 'v-7']) {
      await search.fill(typed);
      await row(page, /Eve/).waitFor({ state: 'detached' });
      await row(page, /José Ñandú/).waitFor();
      await search.fill('');
      await row(page, /Eve/).waitFor();
    }
    await search.fill('Ada');
    await section(page).getByText('No contact matches “Ada”.').waitFor();
    await search.fill('');

    await page.getByRole('button', { name: 'Edit José Ñandú' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit contact' });
    await dialog.getByLabel('First name').fill('Joseph');
    await dialog.getByLabel('Precinct').fill('');
    await dialog.getByLabel('Phone').fill('202-555-0144');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Another contact of this campaign has this number').waitFor();
    await dialog.getByLabel('Phone').fill('12');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('This is no phone number.').waitFor();
    await dialog.getByLabel('Phone').fill('202-555-0153');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row(page, /Joseph Ñandú.*\+1 202 555 0153/).waitFor();

    await page.getByRole('button', { name: 'Remove +1 202 555 0145' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove contact' }).click();
    await row(page, /0145/).waitFor({ state: 'detached' });
    await section(page).getByText('2 contacts in all.').waitFor();
    const { body } = await bank.owner.get(`/v1/campaigns/${id}/contacts`);
    expect(body.items).toMatchObject([
      { phone: '+12025550153', firstName: 'Joseph', fields: {} },
      { phone: '+12025550144', firstName: 'Eve' },
    ]);
  },
  60_000,
);

test('what was dialled is kept, long lists come page after page, and an archived campaign is only read', async () => {
  const { id } = await bank.launch('Kept', { contacts: 12 });
  const event = { id: 'kept', type: 'started', callId: 'kept', occurredAt: new Date().toISOString() };
  await bank.owner.post(`/v1/campaigns/${id}/call-events`, { ...event, to: '+12025551000' });
  const page = await pages.open(pages.people.owner);
  await page.goto(`/campaign/${id}`);
  await row(page, /Person 9/).waitFor();
  expect(await row(page, /Person 11/).count()).toBe(0);
  await section(page).getByRole('button', { name: 'Show more' }).click();
  await row(page, /Person 11/).waitFor();

  expect(await page.getByRole('button', { name: 'Remove Person 0 Number 0' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Edit Person 0 Number 0' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit contact' });
  expect(await dialog.getByLabel('Phone').isDisabled()).toBe(true);
  await dialog.getByLabel('Last name').fill('Zero');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await row(page, /Person 0 Zero/).waitFor();

  const reader = await pages.open(pages.people.moderator);
  await reader.goto(`/campaign/${id}`);
  await row(reader, /Person 0 Zero/).waitFor();
  expect(
    await section(reader)
      .getByRole('button', { name: /^(Edit|Remove)/ })
      .count(),
  ).toBe(0);

  await bank.owner.post(`/v1/campaigns/${id}/archive`);
  await page.getByRole('button', { name: 'Edit Person 1 Number 1' }).waitFor({ state: 'detached' });
  await row(page, /Person 1 /).waitFor();
  expect(
    await section(page)
      .getByRole('button', { name: /^(Edit|Remove|Import)/ })
      .count(),
  ).toBe(0);
}, 60_000);
