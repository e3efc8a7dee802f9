import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

const endSessions = (userId: string) => pages.system.db.sql`delete from sessions where user_id = ${userId}`;

test('a session that ends in the middle says so, and signing in again loses nothing that was typed', async () => {
  const { id } = await bank.draft('Half typed');
  const { owner } = pages.people;
  const page = await pages.open(owner);
  await page.goto(`/campaign/${id}`);
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('Typed to its end');
  await endSessions(owner.userId);
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  const dialog = page.getByRole('dialog', { name: 'Your session ended' });
  await dialog.waitFor();
  expect(await page.getByText(/API key|Bearer/).count()).toBe(0);
  expect(await dialog.getByLabel('E-mail').inputValue()).toBe(owner.email);
  await dialog.locator('input[autocomplete="current-password"]').fill('not the password at all');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.locator('input[autocomplete="current-password"]').fill(owner.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.waitFor({ state: 'detached' });

  expect(new URL(page.url()).pathname).toBe(`/campaign/${id}`);
  expect(await name.inputValue()).toBe('Typed to its end');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await waitFor(
    'the name is saved',
    async () => (await bank.owner.get(`/v1/campaigns/${id}`)).body.name === 'Typed to its end',
  );
});

test('another person who signs in instead sees nothing of what the first had open', async () => {
  const { id } = await bank.draft('Of the owner');
  const { owner, caller } = pages.people;
  const page = await pages.open(owner);
  await page.goto(`/campaign/${id}`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Not for the caller');
  await endSessions(owner.userId);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Your session ended' });
  await dialog.getByLabel('E-mail').fill(caller.email);
  await dialog.locator('input[autocomplete="current-password"]').fill(caller.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/assignments');
  expect(await page.getByText('Of the owner').count()).toBe(0);
});

test('calling has an address of its own, and a page that is loaded again goes on with the same call', async () => {
  const { id } = await bank.launch('Loaded again', { contacts: 3 });
  const { caller } = pages.people;
  await bank.owner.put(`/v1/campaigns/${id}/callers/${caller.userId}`, undefined);
  const page = await pages.open(caller);
  await page.goto(`/calling/${id}`);
  await page.getByRole('button', { name: /call next/i }).click();
  const person = page.getByRole('heading', { name: /Person 0/ });
  await person.waitFor();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await person.waitFor();
  expect((await bank.owner.get(`/v1/campaigns/${id}`)).body.counts.dials).toBe(1);

  await page.getByText('Other', { exact: true }).click();
  await page.getByLabel('In your words').fill('Wants a yard sign');
  await page.getByRole('button', { name: /save result/i }).click();
  await page.getByRole('button', { name: /call next/i }).waitFor();
  const { body } = await bank.owner.get(`/v1/campaigns/${id}/statistics`);
  expect(body.dispositions).toEqual([{ disposition: 'Other', calls: 1 }]);
  await page.reload();
  await page.getByRole('button', { name: /call next/i }).waitFor();
});

test('an address of a calling page that is not theirs tells a caller what to do', async () => {
  const { id } = await bank.draft('Not theirs');
  const page = await pages.open(pages.people.caller);
  for (const address of [`/calling/${id}`, '/calling/nonsense']) {
    await page.goto(address);
    await page.getByRole('heading', { name: 'You are not assigned to this campaign' }).waitFor();
    expect(await page.getByRole('button', { name: /call next/i }).count()).toBe(0);
  }
});
