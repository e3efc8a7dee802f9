import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { fixtures } from '../support/fixtures.ts';

/** Where pictures are put, to be looked at by people; nowhere unless it is asked for. */
const pictures = process.env['LASTCALL_SCREENSHOTS'];

const { test, pages, bank } = fixtures('pages', 'bank');

async function choose(page: Page, name: string, content: string | Buffer) {
  const buffer = Buffer.from(content);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByRole('group', { name: 'Preview' }).waitFor();
}

async function picture(page: Page, name: string) {
  if (pictures === undefined || pictures === '') return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

const report = (page: Page) => page.getByRole('group', { name: 'Import report' });

test.each([1440, 360])(
  'a file is shown as it would be read, its columns are chosen, and its refused rows outlive a reload: %i pixels',
  async (width) => {
    const { id } = await bank.draft(`Import at ${width}`);
    const page = await pages.open(pages.people.owner, { width });
    await page.goto(`/campaign/${id}`);
    // What was chosen for other headings is remembered in the account.
    await choose(page, 'list.csv', `Best ${width};Who;Ort\n202-555-0143;Ada;Berlin\n555;Eve;Bonn\n`);
    await page.getByText('Which column is the phone?').waitFor();
    const submit = page.getByRole('button', { name: 'Import', exact: true });
    expect(await submit.isDisabled()).toBe(true);
    await page.getByLabel(`Best ${width}`).selectOption('phone');
    await page.getByText('Line 3: "555" is not a valid phone number.').waitFor();
    await page.getByLabel('Who').selectOption('firstName');
    await page.getByRole('row', { name: /Ada Berlin/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await picture(page, `preview-${width}`);
    await submit.click();
    await report(page).getByText('1 contact imported from 2 rows').waitFor();
    await picture(page, `report-${width}`);
    await page.reload();
    await report(page).getByText('1 row was refused.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /refused rows/ }).click();
    expect((await download).suggestedFilename()).toBe('refused-rows.csv');
    const { body } = await bank.owner.get(`/v1/campaigns/${id}/contacts`);
    expect(body.items).toMatchObject([{ firstName: 'Ada', fields: { Ort: 'Berlin' } }]);
  },
);

test('a file in Windows-1252 is imported once somebody has agreed to it', async () => {
  const { id } = await bank.draft('Umlauts');
  const page = await pages.open(pages.people.owner);
  await page.goto(`/campaign/${id}`);
  await choose(page, 'list.csv', Buffer.from('phone,first_name\n202-555-0143,Jos\xe9\n', 'latin1'));
  await page.getByRole('cell', { name: 'José' }).waitFor();
  const submit = page.getByRole('button', { name: 'Import', exact: true });
  expect(await submit.isDisabled()).toBe(true);
  await page.getByLabel(/Read this file as Windows-1252/).check();
  await submit.click();
  await report(page).getByText('1 contact imported').waitFor();
});

test('a list that was corrected changes the contacts that are here already', async () => {
  const { id } = await bank.draft('Corrections');
  const page = await pages.open(pages.people.owner);
  await page.goto(`/campaign/${id}`);
  const submit = page.getByRole('button', { name: 'Import', exact: true });
  await choose(page, 'first.csv', 'phone,first_name\n202-555-0143,Aad\n');
  await submit.click();
  await report(page).getByText('1 contact imported').waitFor();
  await choose(page, 'corrected.csv', 'phone,first_name\n202-555-0143,Ada\n');
  await page.getByLabel('Update contacts that are here already').check();
  await submit.click();
  await report(page).getByText('1 contact changed.').waitFor();
  await page.getByRole('row', { name: /^Ada / }).waitFor();
  expect(await page.getByRole('row', { name: /^Aad / }).count()).toBe(0);
});
