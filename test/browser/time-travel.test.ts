import { expect } from 'vitest';
import { createUserWithPassword } from '../../src/identity/create-user.ts';
import { sendMails } from '../../src/worker/send-mails.ts';
import { makeAccount } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { mailDeps } from '../support/mails.ts';
import { phoneBank } from '../support/phone-bank.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

const over = new AbortController();
let mailing: Promise<void>;
test.beforeAll(() => {
  mailing = sendMails({ ...mailDeps(pages.system.db.sql, null), signal: over.signal });
});
test.afterAll(() => {
  over.abort();
  return mailing;
});

const travelTimeoutMs = 180_000;
/** Of what a worker, Temporal and the sandbox carrier do one after the other. */
const patience = { timeout: 90_000 };

test(
  '31 days pass at once: flag, mail, archive and numbers given back, all told on the campaign’s own clock',
  async () => {
    const { id, name } = await bank.launch('Forgotten by all', { contacts: 5, numbers: 3 });
    await bank.dial(id);
    const { noticeAt, deadline } = (await bank.owner.get(`/v1/campaigns/${id}`)).body;
    const page = await pages.open(pages.people.owner);
    await page.goto(`/campaign/${id}`);
    const time = page.getByRole('region', { name: 'Let time pass' });
    await time.getByRole('radio', { name: 'By a number of days' }).check();
    await time.getByLabel('Days', { exact: true }).fill('31');
    await time.getByText(/notice is given\./).waitFor();
    await time.getByText(/it archives itself, for good/).waitFor();
    await time.getByRole('button', { name: 'Let time pass' }).click();

    const steps = time.getByRole('status');
    await steps.getByText('That is all.').waitFor(patience);
    const { archive, clockShiftMs } = (await bank.owner.get(`/v1/campaigns/${id}`)).body;
    expect(clockShiftMs).toBe(31 * 86_400_000);
    expect(archive).toMatchObject({ reason: 'inactivity', stage: 'complete' });
    await steps.getByText('3 of 3 numbers are given back').waitFor();

    // Whatever dates the archive has its date by the campaign's clock.
    const day = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'medium' });
    const archivedOn = day.format(new Date(archive.archivedAt));
    await page.getByText(`Archived itself on ${archivedOn}`, { exact: false }).waitFor();
    await page.getByText(`Demo: today is ${archivedOn}`).waitFor();
    const numbers = page.getByRole('row').filter({ hasText: `Released, ${archivedOn}` });
    await expect.poll(() => numbers.count()).toBe(3);
    const trail = page.getByRole('region', { name: 'Audit trail' });
    const entry = trail.locator('.mantine-Timeline-item').filter({ hasText: 'Archived the campaign' });
    await entry.getByText(archivedOn, { exact: false }).first().waitFor();

    await steps.getByRole('link', { name: 'Read its mails' }).click();
    const told = page.getByRole('row').filter({ hasText: name });
    await expect.poll(() => told.count()).toBe(3);
    await told
      .filter({ hasText: /numbers/i })
      .getByText(archivedOn, { exact: false })
      .first()
      .waitFor();
    await told
      .filter({ hasText: day.format(new Date(noticeAt)) })
      .getByRole('button')
      .first()
      .click();
    const mail = page.getByRole('dialog');
    await mail.getByRole('tab', { name: 'Text' }).click();
    const inFull = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'long' });
    await mail
      .getByText(inFull.format(new Date(deadline)), { exact: false })
      .last()
      .waitFor();
  },
  travelTimeoutMs,
);

test(
  'by keyboard to the notice: the flag and the mail are there, a dial takes the flag away, and the deadline tells why',
  async () => {
    const { id, name } = await bank.launch('Saved by a dial', { contacts: 2 });
    const page = await pages.open(pages.people.admin, { scheme: 'dark', width: 390 });
    await page.goto(`/campaign/${id}`);
    const time = page.getByRole('region', { name: 'Let time pass' });
    const toNotice = time.getByRole('radio', { name: /^To its notice/ });
    await toNotice.waitFor();
    expect(await toNotice.isChecked()).toBe(true);
    await toNotice.focus();
    await page.keyboard.press('ArrowDown');
    expect(await time.getByRole('radio', { name: /^To its deadline/ }).isChecked()).toBe(true);
    await time.getByText(/it archives itself, for good/).waitFor();
    await page.keyboard.press('ArrowUp');
    expect(await time.getByText(/it archives itself, for good/).count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await time.getByRole('status').getByText('That is all.').waitFor(patience);
    await page.getByText(/Archives itself in 7 days/).waitFor();
    expect(await time.getByRole('radio', { name: /^To its notice/ }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    await page.goto('/campaigns/active');
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row.getByText(/Archives itself in 7 days/).waitFor();
    await row.getByText(/Demo: today is/).waitFor();
    await bank.dial(id);
    await row.getByText(/Archives itself in/).waitFor({ state: 'detached' });
  },
  travelTimeoutMs,
);

test('only owners and admins of demo accounts are offered it', async () => {
  const { id } = await bank.launch('Seen by a moderator');
  const moderator = await pages.open(pages.people.moderator);
  await moderator.goto(`/campaign/${id}`);
  await moderator.getByRole('region', { name: 'Dates' }).waitFor();
  expect(await moderator.getByRole('region', { name: 'Let time pass' }).count()).toBe(0);

  const { sql } = pages.system.db;
  const accountId = await makeAccount(sql);
  const person = { name: 'Olga Owner', email: 'olga@in-earnest.example', password: 'correct horse battery' };
  const userId = await createUserWithPassword(sql, { accountId, role: 'owner', ...person });
  const real = await phoneBank(pages, accountId);
  const theirs = await real.launch('In earnest');
  const refused = await real.owner.post(`/v1/campaigns/${theirs.id}/advance-clock`, { days: 31 });
  expect(refused).toMatchObject({ status: 403, body: { code: 'demo_only' } });
  const owner = await pages.open({ userId, ...person });
  await owner.goto(`/campaign/${theirs.id}`);
  await owner.getByRole('region', { name: 'Dates' }).waitFor();
  expect(await owner.getByRole('region', { name: 'Let time pass' }).count()).toBe(0);
});
