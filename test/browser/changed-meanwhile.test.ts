import { expect } from 'vitest';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

const testTimeoutMs = 120_000;
const refused = 'Somebody else has changed this meanwhile';

test(
  'who edits a contact that somebody else has changed is told, sees what was put there, and saves over it only then',
  { timeout: testTimeoutMs },
  async () => {
    const { id } = await bank.launch('Both edit', { contacts: 2 });
    const contacts = `/v1/campaigns/${id}/contacts`;
    const { body } = await bank.owner.get(contacts);
    const contact = body.items.find(({ firstName }: { firstName: string }) => firstName === 'Person 0');
    const page = await pages.open(pages.people.owner, { width: 360 });
    await page.goto(`/campaign/${id}`);
    await page.getByRole('button', { name: 'Edit Person 0 Number 0' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit contact' });
    await dialog.getByLabel('First name').fill('Ada');
    const theirs = { firstName: 'Adele', lastName: 'Smith' };
    expect((await bank.owner.patch(`${contacts}/${contact.id}`, theirs)).status).toBe(200);

    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(refused).waitFor();
    await dialog.getByText('Now: Adele').waitFor();
    expect(await dialog.getByLabel('First name').inputValue()).toBe('Ada');
    expect(await dialog.getByLabel('Last name').inputValue()).toBe('Smith');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { items } = (await bank.owner.get(contacts)).body;
    expect(items).toContainEqual(expect.objectContaining({ firstName: 'Ada', lastName: 'Smith' }));

    await page.getByRole('button', { name: 'Remove Ada Smith' }).click();
    expect((await bank.owner.patch(`${contacts}/${contact.id}`, { lastName: 'Lovelace' })).status).toBe(200);
    const asking = page.getByRole('dialog');
    await asking.getByRole('button', { name: 'Remove contact' }).click();
    await page.getByRole('dialog', { name: 'Remove Ada Lovelace' }).waitFor();
    await asking.getByRole('button', { name: 'Remove contact' }).click();
    await asking.waitFor({ state: 'detached' });
    expect((await bank.owner.get(contacts)).body.items).toHaveLength(1);
  },
);

test(
  'an exemption and a legal hold that somebody else has set, changed or ended meanwhile are shown before they are replaced or ended',
  { timeout: testTimeoutMs },
  async () => {
    const { id } = await bank.launch('Both exempt', { contacts: 1 });
    const things = [
      {
        path: `/v1/campaigns/${id}/exemption`,
        region: 'Deadline',
        set: ['Exempt this campaign', 'Exempt'],
        change: ['Change the exemption', 'Save the exemption'],
        end: 'End the exemption',
        ended: 'The exemption was ended.',
      },
      {
        path: `/v1/campaigns/${id}/legal-hold`,
        region: 'Legal hold',
        set: ['Set a legal hold', 'Set the hold'],
        change: ['Change the reason', 'Save the reason'],
        end: 'Lift the hold',
        ended: 'The hold was lifted.',
      },
    ] as const;
    const page = await pages.open(pages.people.owner);
    await page.goto(`/campaign/${id}`);
    for (const { path, region, set, change, end, ended } of things) {
      const section = page.getByRole('region', { name: region, exact: true });
      const dialog = page.getByRole('dialog');
      await section.getByRole('button', { name: set[0] }).click();
      await dialog.getByLabel('Reason').fill('Ours');
      expect((await bank.owner.put(path, { reason: 'Theirs' })).status).toBeLessThan(300);
      await dialog.getByRole('button', { name: set[1], exact: true }).click();
      await dialog.getByText(refused).waitFor();
      await dialog.getByText('Theirs').waitFor();
      expect(await dialog.getByLabel('Reason').inputValue()).toBe('Ours');
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: change[1] }).click();
      await section.getByText('Ours').first().waitFor();

      await section.getByRole('button', { name: change[0] }).click();
      expect((await bank.owner.delete(path)).status).toBeLessThan(300);
      await dialog.getByLabel('Reason').fill('Ours again');
      await dialog.getByRole('button', { name: change[1] }).click();
      await dialog.getByText(ended).waitFor();
      await dialog.getByRole('button', { name: set[1], exact: true }).click();
      await section.getByText('Ours again').first().waitFor();

      await section.getByRole('button', { name: end }).click();
      expect((await bank.owner.put(path, { reason: 'Another case' })).status).toBeLessThan(300);
      await dialog.getByRole('button', { name: end }).click();
      await dialog.getByText('Another case').waitFor();
      await dialog.getByRole('button', { name: end }).click();
      await dialog.waitFor({ state: 'detached' });
      await section.getByRole('button', { name: set[0] }).waitFor();
    }
  },
);

test(
  'texts for call-backs that somebody else has saved meanwhile stay beside what is typed here',
  { timeout: testTimeoutMs },
  async () => {
    const path = '/v1/account/call-back-texts';
    const page = await pages.open(pages.people.owner);
    await page.goto('/settings/call-backs');
    const archived = page.getByLabel('After the campaign was archived', { exact: true });
    const active = page.getByLabel('While the campaign is active', { exact: true });
    await archived.fill('We are done. Press 1.');
    const { defaults: _, etag: _etag, ...before } = (await bank.owner.get(path)).body;
    const theirs = { ...before, archived: 'It is over. Press 1.', active: 'We called you. Press 1.' };
    expect((await bank.owner.put(path, theirs)).status).toBe(200);

    await page.getByRole('button', { name: 'Save the texts' }).click();
    await page.getByText(refused).waitFor();
    await page.getByText('Saved now: It is over. Press 1.').waitFor();
    expect(await archived.inputValue()).toBe('We are done. Press 1.');
    expect(await active.inputValue()).toBe('We called you. Press 1.');
    await page.getByRole('button', { name: 'Save the texts' }).click();
    await page.getByText('The texts are saved.').waitFor();
    expect((await bank.owner.get(path)).body).toMatchObject({
      archived: 'We are done. Press 1.',
      active: 'We called you. Press 1.',
    });
  },
);
