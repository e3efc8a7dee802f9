import { expect, test } from 'vitest';
import { claimRelease } from '../../src/db/releases/claim-release.ts';
import { retryRelease } from '../../src/db/releases/retry-release.ts';
import { makeEarlyAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { upgraded, withEmptyDatabase } from '../support/upgraded.ts';

/** The migrations before the one that gives each order an id of its own. */
const migrationsBefore = 13;

test('orders that an older version sent are looked for by the id that it used, and those that failed there are not', async () => {
  await withEmptyDatabase(async (url, sql) => {
    const numberIds: string[] = [];
    let accountId!: string;
    await upgraded(url, migrationsBefore, async () => {
      accountId = await makeEarlyAccount(sql);
      const campaignId = await makeActiveCampaign(sql, accountId);
      const numbers = ['bandwidth', 'bandwidth', 'bandwidth', 'telnyx'].map((carrier, n) => ({
        e164: `+1303555010${n}`,
        carrier,
      }));
      numberIds.push(...(await makeNumbers(sql, campaignId, numbers)));
      await sql`update campaigns set status = 'archived', stage = 'releasing', archived_at = now(),
        archive_reason = 'person', archived_by = 'test' where id = ${campaignId}`;
      await sql`update phone_numbers set state = 'releasing'`;
      const [lost, accepted, failed, single] = numberIds;
      const release = (id: string, row: object) =>
        sql`insert into releases ${sql({ number_id: id, campaign_id: campaignId, attempts: 1, ...row })}`;
      const due = { status: 'waiting', next_attempt_at: new Date(0) };
      await release(lost!, { ...due, uncertain: true, reason: 'no_answer' });
      await release(accepted!, { ...due, order_ref: 'order', reason: 'order_accepted' });
      await release(failed!, { status: 'needs_operator', uncertain: true, reason: 'account_locked' });
      await release(single!, { ...due, uncertain: true, reason: 'no_answer' });
    });
    const claim = async (numberId: string) => {
      const result = await claimRelease(sql, numberId, 60_000);
      return result.claimed ? result.claim : result;
    };
    const [lost, accepted, failed, single] = numberIds as [string, string, string, string];
    expect(await claim(lost)).toMatchObject({ uncertain: true, orderId: lost });
    expect(await claim(accepted)).toMatchObject({ uncertain: false, orderRef: 'order', orderId: accepted });
    expect(await claim(single)).toMatchObject({ uncertain: true, orderId: null });
    await retryRelease(sql, { accountId, numberId: failed, actor: 'test' });
    expect(await claim(failed)).toMatchObject({ uncertain: false, orderId: null });
  });
});
