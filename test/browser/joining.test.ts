import { expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { seriousFindings } from '../support/accessibility.ts';

const password = 'a long enough pass phrase';

const { test, pages, bank } = fixtures('pages', 'bank');

test('somebody who is invited follows the link, chooses a password and sees what their role may see', async () => {
  const owner = await pages.open(pages.people.owner);
  await owner.goto('/settings/members');
  await owner.getByRole('button', { name: 'Invite a person' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel(/^E-mail/).fill('nora@phonebank.example');
  await dialog.getByLabel(/^Role/).selectOption('moderator');
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await owner.getByLabel('Link').inputValue();
  expect(await seriousFindings(owner)).toEqual([]);

  const nora = await pages.open(null);
  await nora.goto(link);
  await nora.getByText('nora@phonebank.example').first().waitFor();
  await nora.getByLabel(/^Your name/).fill('Nora New');
  await nora.locator('input[autocomplete="new-password"]').fill(password);
  await nora.getByRole('button', { name: 'Join' }).click();
  await nora.getByRole('heading', { level: 1, name: /Active/ }).waitFor();
  expect(await nora.getByRole('link', { name: 'Audit log' }).count()).toBe(0);

  await owner.reload();
  await owner.getByText('Nora New').first().waitFor();
  const again = await pages.open(null);
  await again.goto(link);
  await again.getByRole('heading', { name: /is not valid/ }).waitFor();
});

test('a password that is too short is refused, and signing out locks the pages', async () => {
  const { body } = await bank.owner.post('/v1/invitations', {
    email: 'omar@phonebank.example',
    role: 'caller',
  });
  const page = await pages.open(null);
  await page.goto(body.link);
  await page.getByLabel(/^Your name/).fill('Omar');
  await page.locator('input[autocomplete="new-password"]').fill('short');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.locator('input[autocomplete="new-password"]:invalid').waitFor();
  await page.locator('input[autocomplete="new-password"]').fill(password);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { level: 1, name: /assignments/i }).waitFor();
  await page.getByRole('button', { name: /your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await page.goto('/assignments');
  await page.waitForURL('**/sign-in?next=*');
  expect(await page.getByRole('heading', { level: 1, name: /assignments/i }).count()).toBe(0);
});

test('a removed member’s open pages end with the next thing they do', async () => {
  const page = await pages.open(pages.people.admin);
  await page.goto('/campaigns/active');
  await page.getByRole('heading', { level: 1, name: /Active/ }).waitFor();
  expect((await bank.owner.delete(`/v1/members/${pages.people.admin.userId}`)).status).toBe(204);
  await page.getByRole('link', { name: 'Numbers' }).click();
  await page
    .getByText(/belong to no account|sign in/i)
    .first()
    .waitFor();
  expect(await page.getByText('Phone numbers of the account').count()).toBe(0);
});

test('the tour greets the first visit, goes with a key, and does not come back by itself', async () => {
  const page = await pages.open(null);
  const { email, password: known, userId } = pages.people.owner;
  await page.goto('/sign-in');
  await page.getByLabel(/^E-mail/).fill(email);
  await page.locator('input[autocomplete="current-password"]').fill(known);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const tour = page.getByRole('complementary', { name: 'Tour' });
  await tour.waitFor();
  await tour.getByRole('button', { name: 'Next' }).click();
  await tour.getByText(/2 of \d/).waitFor();
  await tour.getByRole('button', { name: 'Next' }).press('Escape');
  await tour.waitFor({ state: 'hidden' });
  expect(await page.evaluate<string>(`localStorage.getItem('lastcall-tour-${userId}')`)).toBe('done');
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await tour.count()).toBe(0);
  await page.getByRole('button', { name: /your menu/ }).click();
  await page.getByRole('menuitem', { name: /tour/i }).click();
  await tour.waitFor();
});
