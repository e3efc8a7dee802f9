import { expect } from 'vitest';
import { sendMails } from '../../src/worker/send-mails.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { fixtures } from '../support/fixtures.ts';
import { mailDeps } from '../support/mails.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, pages, mailServer } = fixtures('pages', 'mailServer');

const password = 'a long enough pass phrase';

let ended: AbortController;
let sending: Promise<void>;
test.beforeAll(() => {
  ended = new AbortController();
  const deps = mailDeps(pages.system.db.sql, mailServer.url, pages.api.url);
  sending = sendMails({ ...deps, signal: ended.signal });
});
test.afterAll(async () => {
  ended.abort();
  await sending;
});

/** The address that the newest mail to a person leads to. */
async function linkInMail(address: string, subject: string): Promise<string> {
  let link: string | undefined;
  await waitFor(`the mail “${subject}” to ${address}`, async () => {
    const mail = mailServer.received.findLast(
      ({ to, subject: has }) => has === subject && [to].flat().some((each) => each?.text.includes(address)),
    );
    link = mail && /https?:\S+#[\w-]+/.exec(mail.text ?? '')?.[0];
    return link !== undefined;
  });
  return link ?? '';
}

test('who forgot the password asks for a link on the sign-in page, sets another and signs in with it', async () => {
  const { moderator } = pages.people;
  const elsewhere = await pages.open(moderator);
  const page = await pages.open(null, { width: 360 });
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel(/^E-mail/).fill(moderator.email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.goto(await linkInMail(moderator.email, 'Set a new password for Lastcall'));
  await page.locator('input[autocomplete="new-password"]').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel(/^E-mail/).fill(moderator.email);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: /Active/ }).waitFor();

  await elsewhere.goto('/campaigns/active');
  await elsewhere.waitForURL('**/sign-in?next=*');
  await waitFor('the mail that the password was changed', async () =>
    mailServer.received.some(({ subject }) => subject === 'Your password for Lastcall was changed'),
  );
});

test('who is invited by mail follows its link and joins; “Send again” ends the link of before', async () => {
  const owner = await pages.open(pages.people.owner);
  await owner.goto('/settings/members');
  await owner.getByRole('button', { name: 'Invite a person' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel(/^E-mail/).fill('nora@phonebank.example');
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await owner.getByText('A mail with a link is on its way').waitFor();
  await owner.getByRole('button', { name: 'Done' }).click();
  const [account] = await pages.system.db.sql<{ name: string }[]>`
    select name from accounts where id = ${pages.accountId}`;
  const subject = `You are invited to join ${account!.name}`;
  const first = await linkInMail('nora@phonebank.example', subject);
  const sent = mailServer.received.length;

  await owner.getByRole('button', { name: 'Send again: the invitation for nora@phonebank.example' }).click();
  await owner.getByText('A mail with a link is on its way').waitFor();
  expect(await seriousFindings(owner)).toEqual([]);
  await owner.getByRole('button', { name: 'Done' }).click();
  await waitFor('the mail to be sent again', async () => mailServer.received.length > sent);

  const nora = await pages.open(null);
  await nora.goto(first);
  await nora.getByRole('heading', { name: /is not valid/ }).waitFor();
  await nora.goto(await linkInMail('nora@phonebank.example', subject));
  // The same page with another token behind the #.
  await nora.reload();
  await nora.getByLabel(/^Your name/).fill('Nora New');
  await nora.locator('input[autocomplete="new-password"]').fill(password);
  await nora.getByRole('button', { name: 'Join' }).click();
  await nora.getByRole('heading', { level: 1, name: /assignments/i }).waitFor();

  await owner.goto('/mails');
  await owner.getByRole('button', { name: subject }).first().click();
  await owner.getByRole('tab', { name: 'Text' }).click();
  await owner.getByText('the-secret-is-not-kept-here').waitFor();
  expect(await seriousFindings(owner)).toEqual([]);
});
