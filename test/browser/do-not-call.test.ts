import { expect } from 'vitest';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

test.each([1440, 360])(
  'numbers come onto the do-not-call list by hand, by file and by disposition, and go off it: %i pixels',
  async (width) => {
    const area = width === 1440 ? '202' : '312';
    const page = await pages.open(pages.people.owner, { width });
    await page.goto('/settings/do-not-call');
    if (width === 1440) await page.getByText('Nobody is on the list').waitFor();

    await page.getByRole('button', { name: 'Add a number' }).first().click();
    const adding = page.getByRole('dialog', { name: 'Add a number that nobody calls' });
    await adding.getByLabel('Phone').fill('12');
    await adding.getByRole('button', { name: 'Add', exact: true }).click();
    await adding.getByText('This is no phone number.').waitFor();
    await adding.getByLabel('Phone').fill(`(${area}) 555-0143`);
    await adding.getByLabel('Why').fill('Asked by letter');
    await adding.getByRole('button', { name: 'Add', exact: true }).click();
    const row = (last: string) => page.getByRole('row', { name: new RegExp(`\\+1 ${area} 555 ${last}`) });
    await row('0143').getByText('Asked by letter').waitFor();

    await page.getByRole('button', { name: 'Import numbers' }).click();
    const importing = page.getByRole('dialog', { name: 'Import numbers that nobody calls' });
    await importing.getByLabel('File of contacts').setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${area}-555-0144\n${area}-555-0143\n12\n`),
    });
    await importing.getByRole('button', { name: 'Import' }).click();
    await importing.getByText('1 number added').waitFor();
    await importing.getByText('1 number was on the list already.').waitFor();
    await importing.getByText('Line 3:').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await importing.getByRole('button', { name: 'Close' }).last().click();
    await row('0144').getByText('Imported').waitFor();

    await page.getByRole('combobox', { name: 'Dispositions that mean it' }).fill(`Never again, ${width}`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save the dispositions' }).click();
    await page.getByText('The dispositions are saved.').waitFor();
    const { id } = await bank.launch(`Called at ${width}`);
    await bank.owner.post(`/v1/campaigns/${id}/call-events`, {
      id: `said-${width}`,
      type: 'result',
      callId: `call-${width}`,
      occurredAt: new Date().toISOString(),
      to: `+1${area}5550145`,
      disposition: `Never again, ${width}`,
    });
    await page.getByLabel('Search', { exact: true }).fill(`${area} 555-0145`);
    await row('0145').getByText(`Called at ${width}`).waitFor();
    await page.getByLabel('Search', { exact: true }).fill('');

    await page.getByRole('button', { name: `Take off +1 ${area} 555 0143` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take off' }).click();
    await row('0143').waitFor({ state: 'detached' });
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  },
  120_000,
);
