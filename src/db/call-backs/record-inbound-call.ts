import type { Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';

/** A call that came in, as far as it decides what is said. */
export interface AnsweredCall {
  accountName: string;
  campaignName: string;
  isArchived: boolean;
  /** Whether it began less than two minutes ago: nobody is asked for a key for ever. */
  isYoung: boolean;
}

/**
 * Records a call that came in, once. Its campaign is the one that holds the number which was called; of a number that no
 * campaign holds any more the last that did. Only rentals and campaigns of the account count, and for a source that is bound
 * to a campaign only those of this one.
 *
 * @param input.called E.164
 * @returns null: the number is no campaign's of the account, and nothing was recorded
 */
export async function recordInboundCall(
  sql: Sql,
  input: { accountId: string; boundTo: string | null; callId: string; called: string },
): Promise<AnsweredCall | null> {
  const { accountId, boundTo, callId, called } = input;
  const [call] = await sql<AnsweredCall[]>`
    with held as (
      select n.id, n.campaign_id
      from phone_numbers n join campaigns c on c.id = n.campaign_id and c.account_id = n.account_id
      where n.account_id = ${accountId} and n.e164 = ${called}
        ${boundTo === null ? sql`` : sql`and n.campaign_id = ${boundTo}`}
      order by n.state <> 'released' desc, n.assigned_at desc nulls last, n.id desc
      limit 1
    ), taken as (
      insert into inbound_calls (id, account_id, campaign_id, number_id, call_id)
      select ${uuidv7()}, ${accountId}, h.campaign_id, h.id, ${callId} from held h
      on conflict (account_id, call_id) do nothing
    ), known as (
      select campaign_id, created_at from inbound_calls where account_id = ${accountId} and call_id = ${callId}
    )
    -- Told again, it stays where it was, also when the number has moved since.
    select a.name as "accountName", c.name as "campaignName", c.status = 'archived' as "isArchived",
      coalesce(k.created_at > now() - interval '2 minutes', true) as "isYoung"
    from held h left join known k on true
    join campaigns c on c.id = coalesce(k.campaign_id, h.campaign_id) join accounts a on a.id = c.account_id`;
  return call ?? null;
}
