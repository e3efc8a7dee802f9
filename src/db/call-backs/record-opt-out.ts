import type { Sql } from 'postgres';
import { onCampaignClock } from '../campaigns/clock.ts';
import { addWithin } from '../do-not-call/change-list.ts';

/**
 * Records that somebody who called back opted out: with the call, from where it is sealed, and on the account's
 * do-not-call list, in one transaction. Told again, it changes nothing, also when a person has taken the number off the
 * list since.
 *
 * @param input.callId of a call that is recorded
 * @param input.phone the caller's, E.164
 * @param input.actor the call source, as in the audit log
 */
export async function recordOptOut(
  sql: Sql,
  input: { accountId: string; callId: string; phone: string; actor: string },
): Promise<void> {
  const { accountId, callId, phone, actor } = input;
  await sql.begin(async (tx) => {
    // The campaign's row first, as whoever erases or deletes: what was deleted because its time was over does not come back.
    const [campaign] = await tx<{ id: string; dataDeletedAt: Date | null }[]>`
      select c.id, c.data_deleted_at as "dataDeletedAt"
      from campaigns c
      where c.id = (select campaign_id from inbound_calls where account_id = ${accountId} and call_id = ${callId})
      for share`;
    if (!campaign) throw new Error('record opt-out: the call was recorded before');
    if (campaign.dataDeletedAt === null) {
      const { count } = await tx`
        update inbound_calls i set phone = ${phone}, opted_out_at = ${onCampaignClock(tx, tx`clock_timestamp()`)}
        from campaigns c
        where c.id = i.campaign_id and i.account_id = ${accountId} and i.call_id = ${callId}
          and i.opted_out_at is null`;
      if (count === 0) return;
    }
    await addWithin(tx, {
      accountId,
      phone,
      source: 'opt_out',
      reason: null,
      actor,
      call: { campaignId: campaign.id, callId },
    });
  });
}
