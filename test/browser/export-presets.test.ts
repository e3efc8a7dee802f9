import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

async function choose(dialog: Locator, page: Page, ...columns: string[]): Promise<void> {
  for (const column of columns) {
    await dialog.getByRole('combobox', { name: 'Columns' }).fill(column);
    await page.getByRole('option', { name: column, exact: true }).click();
  }
  await page.keyboard.press('Tab');
}

async function headings(dialog: Locator, page: Page): Promise<string | undefined> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Download' }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)[0];
}

test.each([1440, 360])(
  'columns of an export are chosen in their order, saved as a preset, renamed, changed and deleted: %i pixels',
  async (width) => {
    const { id, name } = await bank.launch(`Exported at ${width}`);
    await bank.dial(id);
    const page = await pages.open(pages.people.moderator, { width });
    await page.goto(`/campaign/${id}`);
    await page.getByRole('button', { name: 'Choose columns' }).click();
    const dialog = page.getByRole('dialog', { name: `Export of ${name}` });
    await dialog.getByText('All 17').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await choose(dialog, page, 'outcome', 'call_id');
    expect(await headings(dialog, page)).toBe('outcome,call_id');

    await dialog.getByRole('button', { name: 'Save as a preset' }).click();
    await dialog.getByLabel('Name of the preset').fill(`Board ${width}`);
    await dialog.getByRole('button', { name: 'Save the preset' }).click();
    const preset = dialog.getByRole('combobox', { name: 'Preset' });
    await dialog.getByRole('button', { name: 'Rename the preset' }).waitFor();
    expect(await preset.locator('option:checked').textContent()).toBe(`Board ${width}`);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    await preset.selectOption('None');
    await dialog.getByText('All 17').waitFor();
    await preset.selectOption(`Board ${width}`);
    await choose(dialog, page, 'to_number');
    await dialog.getByRole('button', { name: `Save in “Board ${width}”` }).click();
    await dialog.getByRole('button', { name: `Save in “Board ${width}”` }).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Rename the preset' }).click();
    await dialog.getByLabel('Name of the preset').fill(`Council ${width}`);
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Name of the preset').waitFor({ state: 'detached' });
    const { body } = await bank.owner.get('/v1/export-presets');
    expect(body.items).toMatchObject([
      { name: `Council ${width}`, columns: ['outcome', 'call_id', 'to_number'], layout: 'spreadsheet' },
    ]);

    // It belongs to a layout; another one has other columns.
    await dialog.getByLabel('Format').selectOption('JSON Lines, for programs');
    await preset.waitFor({ state: 'detached' });
    await dialog.getByLabel('Format').selectOption('CSV, for spreadsheets');
    await preset.selectOption(`Council ${width}`);
    expect(await headings(dialog, page)).toBe('outcome,call_id,to_number');
    await dialog.getByRole('button', { name: 'Delete the preset' }).click();
    await dialog.getByRole('button', { name: 'Delete the preset' }).click();
    await preset.waitFor({ state: 'detached' });
    expect((await bank.owner.get('/v1/export-presets')).body.items).toEqual([]);
  },
  120_000,
);

test('a preset chosen for a schedule is followed by it, one with columns that are gone says so, and a name that is taken too', async () => {
  const preset = { name: 'Dials', of: 'account', kind: 'dials', columns: ['to_number', 'outcome'] };
  const { body } = await bank.owner.post('/v1/export-presets', preset);
  await bank.owner.post('/v1/export-presets', { ...preset, name: 'Old' });
  await pages.system.db.sql`update export_presets set columns = '{call_id,mood}' where name = 'Old'`;
  const page = await pages.open(pages.people.owner);
  await page.goto('/exports');
  await page.getByRole('button', { name: 'New export' }).click();
  const dialog = page.getByRole('dialog', { name: 'New export of the account' });
  await dialog.getByLabel('Preset', { exact: true }).selectOption('Old');
  await dialog.getByText('There are no more: mood.').waitFor();
  await dialog.getByRole('button', { name: 'Save as a preset' }).click();
  await dialog.getByLabel('Name of the preset').fill('dials');
  await dialog.getByRole('button', { name: 'Save the preset' }).click();
  await dialog.getByText('Another preset of your account has this name').waitFor();
  await dialog.getByRole('button', { name: 'Back' }).click();
  await dialog.getByLabel('Preset', { exact: true }).selectOption('Dials');
  await dialog.getByLabel('How often').selectOption('Every Monday, the week before');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await page.getByText('All dials, every Monday at 06:00').waitFor();
  const { body: schedules } = await bank.owner.get('/v1/export-schedules');
  expect(schedules.items).toMatchObject([{ presetId: body.id, columns: preset.columns }]);
});
