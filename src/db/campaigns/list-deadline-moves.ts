import type { Sql } from 'postgres';
import type { MoveReason } from '../../domain/deadline.ts';
import { actorName } from '../audit/actor-name.ts';

export interface DeadlineMove {
  id: string;
  movedAt: Date;
  from: Date | null;
  to: Date | null;
  reason: MoveReason;
  actor: string | null;
  actorName: string | null;
  note: string | null;
}

/** How a campaign's deadline moved, newest first. */
export async function listDeadlineMoves(
  sql: Sql,
  input: { accountId: string; campaignId: string; before: string | null; limit: number },
): Promise<DeadlineMove[]> {
  return sql<DeadlineMove[]>`
    select m.id, m.moved_at as "movedAt", m.from_at as "from", m.to_at as "to", m.reason, m.actor,
      ${actorName(sql, sql`m.actor`)} as "actorName", m.note
    from deadline_moves m join campaigns c on c.id = m.campaign_id
    where m.campaign_id = ${input.campaignId} and c.account_id = ${input.accountId}
      and (${input.before}::uuid is null or m.id < ${input.before})
    order by m.id desc limit ${input.limit}`;
}
