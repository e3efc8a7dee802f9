import { expect } from 'vitest';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

test.each([1440, 360])(
  'people of two archived campaigns are chosen, counted and called again: %i pixels',
  async (width) => {
    const names = [`Spring at ${width}`, `Summer at ${width}`];
    for (const name of names) {
      const { id } = await bank.launch(name, { contacts: 5 });
      await bank.owner.post(`/v1/campaigns/${id}/call-events`, {
        id: 'said',
        type: 'result',
        callId: 'call',
        occurredAt: new Date().toISOString(),
        to: '+12025551001',
        disposition: 'Undecided',
        answers: { sign: 'yes' },
      });
      await bank.owner.post(`/v1/campaigns/${id}/archive`);
    }
    const page = await pages.open(pages.people.owner, { width });
    await page.goto(`/campaigns/archived?search=at ${width}`);
    for (const name of names) {
      await page
        .getByRole('row', { name: new RegExp(name) })
        .getByRole('checkbox')
        .check();
    }
    await page.getByRole('button', { name: 'New campaign of their people' }).click();
    const dialog = page.getByRole('dialog', { name: 'New campaign of the people of 2 archived campaigns' });
    await dialog.getByText('5 people of 5 would be called.').waitFor();
    await dialog.getByRole('combobox', { name: 'Last disposition' }).click();
    await page.getByRole('option', { name: 'Undecided' }).click();
    await dialog.getByText('1 person of 5 would be called.').waitFor();
    await dialog.getByRole('combobox', { name: 'Answered the question' }).click();
    await page.getByRole('option', { name: 'sign' }).click();
    await dialog.getByRole('combobox', { name: 'With' }).click();
    await page.getByRole('option', { name: 'yes' }).click();
    await page.keyboard.press('Tab');
    await dialog.getByText('1 person of 5 would be called.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await dialog.getByLabel('Name of the new draft').fill(`Autumn at ${width}`);
    await dialog.getByRole('button', { name: 'Create draft' }).click();
    await page.getByRole('heading', { name: `Autumn at ${width}` }).waitFor();
    await page.getByText('1 contact in all.').waitFor();
  },
  120_000,
);
