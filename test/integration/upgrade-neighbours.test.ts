import { expect, test } from 'vitest';
import { claimRelease } from '../../src/db/releases/claim-release.ts';
import { makeEarlyAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { upgraded, withEmptyDatabase } from '../support/upgraded.ts';

/** The migrations before the one that brings the rule. */
const migrationsBefore = 7;

test('an installation whose accounts claim one number is upgraded; neither of them is released while the other uses it', async () => {
  await withEmptyDatabase(async (url, sql) => {
    const number = { e164: '+14155550100', carrier: 'sandbox' };
    const rent = async () => {
      const campaignId = await makeActiveCampaign(sql, await makeEarlyAccount(sql));
      return { campaignId, numberId: (await makeNumbers(sql, campaignId, [number]))[0]! };
    };
    const close = async ({ campaignId, numberId }: Awaited<ReturnType<typeof rent>>) => {
      await sql`update campaigns set status = 'archived', stage = 'releasing', archived_at = now(),
        archive_reason = 'person', archived_by = 'test' where id = ${campaignId}`;
      await sql`update phone_numbers set state = 'releasing' where id = ${numberId}`;
      await sql`insert into releases (number_id, campaign_id) values (${numberId}, ${campaignId})`;
      return claimRelease(sql, numberId, 60_000);
    };
    let older!: Awaited<ReturnType<typeof rent>>;
    let newer!: Awaited<ReturnType<typeof rent>>;
    await upgraded(url, migrationsBefore, async () => {
      older = await rent();
      newer = await rent();
      await sql`update phone_numbers set created_at = now() - interval '1 day' where id = ${older.numberId}`;
    });
    expect([...(await sql`select id, carrier_place from phone_numbers order by created_at`)]).toEqual([
      { id: older.numberId, carrier_place: 'installation' },
      { id: newer.numberId, carrier_place: 'disputed' },
    ]);

    const refused = { claimed: false, status: 'needs_operator' };
    expect(await close(older)).toEqual(refused);
    expect(await close(newer)).toEqual(refused);
    expect([...(await sql`select distinct reason from releases`)]).toEqual([{ reason: 'held_elsewhere' }]);
    // Nobody uses the number any more: it may go back, once.
    await sql`update releases set status = 'pending'`;
    expect(await claimRelease(sql, newer.numberId, 60_000)).toEqual(refused);
    expect(await claimRelease(sql, older.numberId, 60_000)).toMatchObject({ claimed: true });
  });
});
