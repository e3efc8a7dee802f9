import { expect } from 'vitest';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { newUnsubscribeToken } from '../../src/db/mails/unsubscribe.ts';
import { seriousFindings } from '../support/accessibility.ts';
import { fixtures } from '../support/fixtures.ts';
import { launchedBy, mailsOfCampaign, sendAllDue } from '../support/mails.ts';

const { test, pages } = fixtures('pages');

/** The mail of a campaign that somebody else has archived, to its launcher; there is no mail server. */
async function kept() {
  const { sql } = pages.system.db;
  const { owner } = pages.people;
  const campaignId = await launchedBy(sql, pages.accountId, `user:${owner.userId}`);
  await closeCampaign(sql, { campaignId, reason: 'person', actor: 'cli', tellWorkflow: false });
  await sendAllDue(sql, null);
  const [mail] = await mailsOfCampaign(sql, campaignId);
  return { mailId: mail!.id, state: async () => (await mailsOfCampaign(sql, campaignId))[0]!.state };
}

const optedOut = async () => {
  const rows = await pages.system.db.sql<{ kind: string }[]>`select kind from mail_opt_outs order by kind`;
  return rows.map(({ kind }) => kind);
};

test('a person chooses which mails they get, and sees which stay on', async () => {
  const page = await pages.open(pages.people.owner);
  await page.goto('/mail-preferences');
  const back = page.getByRole('switch', { name: 'All numbers are back' });
  await back.click();
  await page.getByRole('switch', { name: 'All numbers are back', checked: false, disabled: false }).waitFor();
  expect(await optedOut()).toEqual(['numbers_back']);
  await back.click();
  await page.getByRole('switch', { name: 'All numbers are back', checked: true, disabled: false }).waitFor();
  expect(await optedOut()).toEqual([]);
  expect(await page.getByRole('switch', { name: 'Numbers are stuck' }).isDisabled()).toBe(true);
});

test('the address in a mail opens a page whose button stops such mails; opening it changes nothing', async () => {
  const { mailId } = await kept();
  const token = await newUnsubscribeToken(pages.system.db.sql, mailId);
  const page = await pages.open(null);
  await page.goto(`/v1/unsubscribe/${token}`);
  await page.getByRole('heading', { name: 'Stop these mails?' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await optedOut()).toEqual([]);
  await page.getByRole('button', { name: 'Stop them' }).click();
  await page.getByRole('heading', { name: 'You do not get these mails any more' }).waitFor();
  expect(await optedOut()).toEqual(['archived']);
  await page.goto('/v1/unsubscribe/nothing');
  await page.getByText('This address unsubscribes from nothing: it was changed').waitFor();
  await pages.system.db.sql`delete from mail_opt_outs`;
});

test('a mail that was kept is sent again from its page', async () => {
  const { mailId, state } = await kept();
  expect(await state()).toBe('kept');
  const page = await pages.open(pages.people.owner);
  await page.goto('/mails');
  await page.getByRole('button', { name: '“Door knock” was archived by hand' }).first().click();
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('The mail waits to be sent again.').waitFor();
  expect(await state()).toBe('waiting');
  const audit = await pages.system.db.sql`
    select details from audit_log where action = 'mail.sent_again' order by id desc limit 1`;
  expect([...audit]).toEqual([{ details: { mailId } }]);
});
