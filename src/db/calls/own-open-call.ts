import type { ISql } from 'postgres';
import type { PlacedCall } from './place-call.ts';

export type OpenCall = Pick<PlacedCall, 'callId' | 'contact' | 'from' | 'startedAt'>;

/** The newest call that a caller has placed with the sandbox dialer and not ended yet; null: there is none. */
export async function ownOpenCall(
  sql: ISql,
  { accountId, campaignId, userId }: { accountId: string; campaignId: string; userId: string },
): Promise<OpenCall | null> {
  const [call] = await sql<OpenCall[]>`
    select k.id as "callId", k.from_number as "from", k.started_at as "startedAt",
      jsonb_build_object('id', p.id, 'firstName', p.first_name, 'lastName', p.last_name, 'phone', p.phone,
        'extension', p.fields->>'extension') as "contact"
    from campaigns c
    join calls k on k.campaign_id = c.id
    join contacts p on p.campaign_id = k.campaign_id and p.id = k.contact_id
    where c.id = ${campaignId} and c.account_id = ${accountId} and c.demo
      and k.caller_id = ${userId} and k.placed and k.ended_at is null and k.result_at is null
    order by k.started_at desc limit 1`;
  return call ?? null;
}
