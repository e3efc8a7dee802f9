import type { Sql } from 'postgres';

/** A `not_placed` event of a call of which another event proves that it was placed. */
export interface EndOfPlaced {
  eventId: string;
  occurredAt: Date;
}

/**
 * Which of these events said that a call was not placed, while it was, and has no end yet. Asked after each commit that
 * may have made it so, whichever of the two came last finds it.
 */
export async function endsOfPlaced(
  sql: Sql,
  input: { campaignId: string; callId: string; eventIds: readonly string[] },
): Promise<EndOfPlaced[]> {
  const { campaignId, callId, eventIds } = input;
  return sql<EndOfPlaced[]>`
    select e.id as "eventId", e.occurred_at as "occurredAt"
    from calls k join call_events e on e.campaign_id = k.campaign_id and e.call_id = k.id
    where k.campaign_id = ${campaignId} and k.id = ${callId} and k.placed and k.ended_at is null
      and e.campaign_id = ${campaignId} and e.id = any(${[...eventIds]}) and e.type = 'not_placed'`;
}
