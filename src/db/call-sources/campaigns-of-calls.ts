import type { Sql } from 'postgres';
import { sourceCallDigest } from '../clearing/digests.ts';

/** A call of which a source tells, and the numbers of its two ends in E.164, as far as they are told. */
export interface ToldCall {
  callId: string;
  from: string | null;
  to: string | null;
}

export interface CampaignOfCall {
  /** Null: nothing of this account made the call. */
  campaignId: string | null;
  /** Whether the account rents the number that was called. */
  inbound: boolean;
}

/**
 * Whose calls these are: that of the campaign which has the call already, so that a call stays whole when its number moves
 * to another campaign or its campaign closes; else of the campaign that holds the number which called. Of a number that
 * no campaign holds any more it is the last that did, so that its late window decides. Only rentals and campaigns of the
 * account count.
 *
 * @returns one for each call, in their order
 */
export async function campaignsOfCalls(
  sql: Sql,
  accountId: string,
  calls: readonly ToldCall[],
): Promise<CampaignOfCall[]> {
  return sql<CampaignOfCall[]>`
    select coalesce(known.campaign_id, had.campaign_id, held.campaign_id) as "campaignId",
      exists (
        select from phone_numbers n
        where n.account_id = ${accountId} and n.e164 = t.value ->> 'to' and n.state <> 'released') as inbound
    from jsonb_array_elements(${sql.json(calls as never)}) with ordinality as t(value, place)
    left join lateral (
      select k.campaign_id from calls k
      -- The second condition is that of the index, word for word.
      where k.id = t.value ->> 'callId' and k.id like 'source:%'
        -- Not as a join: that might begin with the account's campaigns, and look for the call once in each.
        and (select c.account_id from campaigns c where c.id = k.campaign_id) = ${accountId}
      order by k.started_at limit 1) known on true
    -- Of calls whose rows have left for the seal this is what is left.
    left join lateral (
      select s.campaign_id from cleared_source_calls s
      where known.campaign_id is null and s.digest = ${sourceCallDigest(sql, sql`t.value ->> 'callId'`)}
        and (select c.account_id from campaigns c where c.id = s.campaign_id) = ${accountId}
      order by s.campaign_id limit 1) had on true
    left join lateral (
      select n.campaign_id from phone_numbers n
      where n.account_id = ${accountId} and n.e164 = t.value ->> 'from' and n.campaign_id is not null
      order by n.state = 'assigned' desc, n.assigned_at desc nulls last limit 1) held on true
    order by t.place`;
}
