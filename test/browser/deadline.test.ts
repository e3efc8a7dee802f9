import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { noteMovedDeadlines } from '../../src/db/campaigns/deadline-moves.ts';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { dial, record } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

async function sound(page: Page): Promise<void> {
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
}

test.each([
  ['light', 1440],
  ['dark', 360],
] as const)(
  'a campaign is kept up to its cap, exempted with a reason and an end, and its page tells how its deadline moved: %s, %i pixels',
  async (scheme, width) => {
    const { system, accountId, people } = pages;
    const { id, name } = await bank.launch(`Ward ${width}`);
    await bank.owner.patch('/v1/account', { maxKeeps: 1 });
    await system.db.sql`update campaigns set launched_at = launched_at - interval '20 days' where id = ${id}`;
    await noteMovedDeadlines(system.db.sql, null);
    await record(system.db.sql, { accountId, campaignId: id }, [dial({ callerId: people.caller.userId })]);
    await noteMovedDeadlines(system.db.sql, null);

    const page = await pages.open(people.owner, { scheme, width });
    await page.goto(`/campaign/${id}`);
    const section = page.getByRole('region', { name: 'Deadline' });
    await section.getByText(/From .* to .* by a dial of Cal Caller’s/).waitFor();
    await section.getByText('It may be kept 1 more time without a dial.').waitFor();
    await section.getByLabel('Days').fill('12');
    await section.getByLabel('Reason').fill('The second round is in May');
    await section.getByRole('button', { name: 'Keep it' }).click();
    await section.getByText(/kept by Olive Owner: The second round is in May/).waitFor();
    await section.getByText('It was kept without a dial as often as the account allows.').waitFor();
    expect(await section.getByRole('button', { name: 'Keep it' }).count()).toBe(0);

    await section.getByRole('button', { name: 'Exempt this campaign' }).click();
    const dialog = page.getByRole('dialog', { name: `Exempt ${name} from archiving itself` });
    await dialog.getByLabel('Reason').fill('Waits for the recount');
    await dialog.getByLabel('Ends on').fill('2001-01-01T00:00');
    await dialog.getByRole('button', { name: 'Exempt' }).click();
    await dialog.getByText('This exemption would be over already').waitFor();
    await dialog.getByLabel('Ends on').fill('2099-01-15T00:00');
    await sound(page);
    await dialog.getByRole('button', { name: 'Exempt' }).click();
    await section.getByText('This campaign is exempt from archiving itself').waitFor();
    await section.getByText(/Until Jan 15, 2099.*Set by Olive Owner/).waitFor();
    await sound(page);

    const moderator = await pages.open(people.moderator, { scheme, width });
    await moderator.goto('/campaigns/active');
    await moderator.getByRole('row').filter({ hasText: name }).getByText('Exempt').waitFor();
    await moderator.goto(`/campaign/${id}`);
    const theirs = moderator.getByRole('region', { name: 'Deadline' });
    await theirs.getByText('Waits for the recount').first().waitFor();
    expect(await theirs.getByRole('button', { name: 'End the exemption' }).count()).toBe(0);

    await section.getByRole('button', { name: 'End the exemption' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End the exemption' }).click();
    await section.getByRole('button', { name: 'Exempt this campaign' }).waitFor();
    await section.getByText(/Set to .* since an exemption ended by Olive Owner/).waitFor();
    await bank.owner.post(`/v1/campaigns/${id}/archive`);
    await section.getByText(/kept by Olive Owner/).waitFor();
    await sound(page);
  },
  120_000,
);

test('all of the account is exempted in its settings, which its campaigns tell, and reminders are chosen there', async () => {
  const { id } = await bank.launch('Ward 7');
  const page = await pages.open(pages.people.owner);
  await page.goto('/settings/account');
  const section = page.getByRole('region', { name: 'Exemption' });
  await section.getByRole('button', { name: 'Exempt all campaigns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Exempt all campaigns from archiving themselves' });
  await dialog.getByLabel('Reason').fill('Between two elections');
  await dialog.getByRole('button', { name: 'Exempt' }).click();
  await section.getByText('Between two elections').waitFor();
  await page.goto(`/campaign/${id}`);
  const deadline = page.getByRole('region', { name: 'Deadline' });
  await deadline.getByText('All of the account is exempt').waitFor();
  await page.goto('/settings/account');
  await section.getByRole('button', { name: 'End the exemption' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the exemption' }).click();
  await section.getByRole('button', { name: 'Exempt all campaigns' }).waitFor();
  await page.goto(`/campaign/${id}`);
  await page.getByText(/unless somebody dials/).waitFor();

  await page.goto('/settings/account');
  const reminders = page.getByRole('combobox', { name: 'Reminders' });
  await reminders.fill('9');
  await reminders.press('Enter');
  await page.getByText('Each nearer to the deadline than the notice.').waitFor();
  expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
  await reminders.press('Backspace');
  for (const days of ['1', '3']) {
    await reminders.fill(days);
    await reminders.press('Enter');
  }
  await sound(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('The settings are saved.').waitFor();
  expect((await bank.owner.get('/v1/account')).body).toMatchObject({ reminderDays: [3, 1] });
});
