import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

/** Assigns the caller to this campaign, and to no other. */
async function assign(id: string): Promise<void> {
  await pages.system.db.sql`delete from campaign_callers`;
  await bank.owner.put(`/v1/campaigns/${id}/callers/${pages.people.caller.userId}`, undefined);
}

async function startCalling(name: string) {
  const page = await pages.open(pages.people.caller);
  await page.goto('/assignments');
  await page.getByText(name).first().waitFor();
  await page
    .getByRole('button', {
      name: new RegExp(`${name}.*start calling`, 'i'),
    })
    .first()
    .click();
  return page;
}

test('a caller makes a call, saves its result, and the index counts the dial and the caller', async () => {
  const name = 'Make a call';
  const { id } = await bank.launch(name, { contacts: 3, numbers: 1 });
  await assign(id);
  const page = await startCalling(name);
  await page.getByRole('button', { name: /call next/i }).click();
  await page
    .getByText(/Person 0/)
    .first()
    .waitFor();
  await waitFor(
    'the dial',
    async () => (await bank.owner.get(`/v1/campaigns/${id}`)).body.counts.dials === 1,
  );
  await page.getByText('Supports').first().click();
  await page.getByRole('button', { name: /save result/i }).click();
  await waitFor('the result', async () => {
    const { body } = await bank.owner.get(`/v1/campaigns/${id}/statistics`);
    return body.dispositions.some(({ disposition }: { disposition: string }) => disposition === 'Supports');
  });
  await waitFor(
    'the caller live',
    async () => (await bank.owner.get(`/v1/campaigns/${id}`)).body.callersOnline === 1,
  );
  expect((await bank.owner.get(`/v1/campaigns/${id}`)).body.counts.remaining).toBe(2);
});

test('a caller whose campaign is archived under them is told why and can call no more', async () => {
  const name = 'Archived under them';
  const { id } = await bank.launch(name, { contacts: 5, numbers: 1 });
  await assign(id);
  const page = await startCalling(name);
  await page.getByRole('button', { name: /call next/i }).waitFor();
  expect((await bank.owner.post(`/v1/campaigns/${id}/archive`)).status).toBe(200);
  // Nothing is clicked and nothing is loaded anew: the page is told.
  await page
    .getByRole('alert')
    .filter({ hasText: /archived/i })
    .waitFor();
  expect(
    await page
      .getByRole('button', { name: /call next/i })
      .and(page.locator(':enabled'))
      .count(),
  ).toBe(0);
  await page.reload();
  await page.getByText(name).first().waitFor();
  await page
    .getByText(/archived/i)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: /start calling/i }).count()).toBe(0);
});

test('a caller whose assignment is taken back is told so', async () => {
  const name = 'Taken back';
  const { id } = await bank.launch(name, { contacts: 5 });
  await assign(id);
  const page = await startCalling(name);
  await page.getByRole('button', { name: /call next/i }).waitFor();
  await bank.owner.delete(`/v1/campaigns/${id}/callers/${pages.people.caller.userId}`);
  const told = page.getByRole('alert').filter({ hasText: /assign|removed/i });
  await told.waitFor();
  expect(await told.innerText()).toContain(name);
});

test('a caller with nothing to call for is told what to expect', async () => {
  await pages.system.db.sql`delete from campaign_callers`;
  const page = await pages.open(pages.people.caller);
  await page.goto('/assignments');
  await page
    .getByText(/no (campaign|assignment)|not assigned|nothing/i)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: /start calling/i }).count()).toBe(0);
});
