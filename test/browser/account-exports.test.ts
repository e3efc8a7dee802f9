import { expect } from 'vitest';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { fixtures } from '../support/fixtures.ts';
import { holdLock } from '../support/hold-lock.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

test.each([1440, 360])(
  'an export of the account is asked for, followed, cancelled, made again, told of and downloaded: %i pixels',
  async (width) => {
    const { id } = await bank.launch(`Called at ${width}`);
    await bank.dial(id);
    const page = await pages.open(pages.people.owner, { width });
    await page.goto('/exports');
    const section = page.getByRole('region', { name: 'All of the account' });
    if (width === 1440) await section.getByText('Nothing was exported yet.').waitFor();

    const ask = async () => {
      await section.getByRole('button', { name: 'New export' }).click();
      const dialog = page.getByRole('dialog', { name: 'New export of the account' });
      await dialog.getByLabel('What').selectOption('Caller activity');
      await dialog.getByLabel('What').selectOption('All dials');
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Export', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const letGo = await holdLock(pages.system.db.sql, (tx) => tx`lock table calls in access exclusive mode`);
    await ask();
    await section.getByText(/of about \d+ row/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await section.getByRole('button', { name: 'Cancel All dials' }).click();
    await section.getByText('Cancelled').first().waitFor();
    await letGo();

    await ask();
    await page.getByText('The export “All dials” is ready.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      section
        .getByRole('button', { name: /CSV: download/ })
        .first()
        .click(),
    ]);
    expect(download.suggestedFilename()).toBe('dials.csv');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    await section.getByRole('button', { name: 'New export' }).click();
    const dialog = page.getByRole('dialog', { name: 'New export of the account' });
    await dialog.getByLabel('How often').selectOption('Every Monday, the week before');
    await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
    await section.getByText('All dials, every Monday at 06:00').first().waitFor();
    await section.getByRole('button', { name: 'Remove All dials, every Monday' }).click();
    await section.getByText('All dials, every Monday at 06:00').waitFor({ state: 'detached' });
  },
  120_000,
);
