import type { ParsedMail } from 'mailparser';
import { expect } from 'vitest';
import { giveNotice } from '../../src/db/campaigns/give-notice.ts';
import { dayMs } from '../support/campaigns.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { launchedBy, mailsOfCampaign, makeDue, makeMember } from '../support/mails.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const { test, system, sandbox, mailServer } = fixtures('system', 'sandbox', 'mailServer');

const startSender = () => startWorkerProcess(system, { smtpUrl: mailServer.url, sandboxUrl: sandbox.url });

/** A campaign whose notice was given, and what was received of it. */
async function noticed() {
  const accountId = await makeAccount(system.db.sql);
  const owner = await makeMember(system.db.sql, accountId, 'owner');
  const campaignId = await launchedBy(system.db.sql, accountId, `user:${owner.userId}`);
  await giveNotice(system.db.sql, campaignId, new Date(Date.now() + 365 * dayMs));
  const received = () => mailServer.received.filter(({ text }) => text?.includes(campaignId));
  return { campaignId, received };
}

const sent = (campaignId: string) =>
  waitFor('the mail to be recorded as sent', async () =>
    (await mailsOfCampaign(system.db.sql, campaignId)).every(({ state }) => state === 'sent'),
  );

/** What the server does with the first mail that it has; the next ones it takes. */
function withTheFirst(what: (mail: ParsedMail) => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    mailServer.arrived = async (mail) => {
      mailServer.arrived = () => Promise.resolve();
      try {
        await what(mail);
      } finally {
        resolve();
      }
    };
  });
}

test('a worker killed right before the mail server takes a mail: it is received once', async () => {
  const { campaignId, received } = await noticed();
  const killed = withTheFirst(async () => {
    await (await first).kill9();
    throw new Error('not taken');
  });
  const first = startSender();
  await killed;
  expect(received()).toHaveLength(0);
  await makeDue(system.db.sql);
  await startSender();
  await sent(campaignId);
  expect(received()).toHaveLength(1);
  expect(await mailsOfCampaign(system.db.sql, campaignId)).toMatchObject([{ attempts: 2 }]);
});

test('a worker killed right after the mail server took a mail: it is received again, as the same mail', async () => {
  const { campaignId, received } = await noticed();
  const killed = withTheFirst(async () => (await first).kill9());
  const first = startSender();
  await killed;
  await waitFor('the mail to be taken', () => Promise.resolve(received().length === 1));
  expect(await mailsOfCampaign(system.db.sql, campaignId)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  await makeDue(system.db.sql);
  await startSender();
  await sent(campaignId);
  const [one, two, ...more] = received();
  expect(more).toEqual([]);
  const same = ({ messageId, subject, text, html }: ParsedMail) => ({ messageId, subject, text, html });
  expect(same(two!)).toEqual(same(one!));
  expect(await mailsOfCampaign(system.db.sql, campaignId)).toHaveLength(1);
});

test('of a campaign that is archived the owner has a mail at once, and when a worker has given all numbers back', async () => {
  const { db, campaigns } = system;
  const accountId = await makeAccount(db.sql);
  const owner = await makeMember(db.sql, accountId, 'owner');
  const campaignId = await makeActiveCampaign(db.sql, accountId);
  await makeNumbers(db.sql, campaignId, await sandbox.rent(2, '+14155559801'));
  await campaigns.start(campaignId, accountId);
  await startSender();
  await campaigns.archive(campaignId, accountId);
  const received = () => mailServer.received.filter(({ text }) => text?.includes(campaignId));
  await waitFor('the mails', () => Promise.resolve(received().length === 2));
  // Each is sent by itself, so that the second may overtake the first.
  expect(received().map(({ subject }) => subject)).toEqual(
    expect.arrayContaining([
      '“Test campaign” was archived by hand',
      'All numbers of “Test campaign” are back',
    ]),
  );
  for (const { to } of received()) expect([to].flat()[0]?.text).toContain(owner.email);
});
