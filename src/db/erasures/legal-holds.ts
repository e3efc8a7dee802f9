import type { Sql } from 'postgres';
import { actorName } from '../audit/actor-name.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { onClockThen } from '../campaigns/clock.ts';
import { enqueue } from '../outbox.ts';
import { unfinishedErasures } from './erasures.ts';

/** What keeps data from being deleted: of the account as a whole, or of one campaign. */
export interface LegalHold {
  /** Null: the account. */
  campaignId: string | null;
  campaignName: string | null;
  reason: string;
  /** On the campaign's clock. */
  setAt: Date;
  setBy: string;
  setByName: string | null;
}

/** All holds of an account: its own first. */
export async function listLegalHolds(sql: Sql, accountId: string): Promise<LegalHold[]> {
  return sql<LegalHold[]>`
    select null::uuid as "campaignId", null as "campaignName", legal_hold_reason as reason, legal_hold_at as "setAt",
      legal_hold_by as "setBy", ${actorName(sql, sql`legal_hold_by`)} as "setByName"
    from accounts where id = ${accountId} and legal_hold_at is not null
    union all
    (select id, name, legal_hold_reason, ${onClockThen(sql, sql`campaigns.id`, sql`legal_hold_at`)}, legal_hold_by, ${actorName(sql, sql`legal_hold_by`)}
    from campaigns where account_id = ${accountId} and legal_hold_at is not null
    order by legal_hold_at)`;
}

interface HoldOf {
  accountId: string;
  /** Null: the account as a whole. */
  campaignId: string | null;
  actor: string;
}

/** Sets a hold, or gives the one that stands another reason. Answers whether there is such a campaign. */
export async function setLegalHold(sql: Sql, input: HoldOf & { reason: string }): Promise<boolean> {
  const { accountId, campaignId, actor, reason } = input;
  return sql.begin(async (tx) => {
    // Waits for what is being deleted right now; an erasure that is asked for in the same moment waits for it.
    await tx`select from accounts where id = ${accountId} for no key update`;
    const set = await tx`
      update ${campaignId === null ? tx`accounts` : tx`campaigns`}
      set legal_hold_at = coalesce(legal_hold_at, now()), legal_hold_by = ${actor}, legal_hold_reason = ${reason}
      where id = ${campaignId ?? accountId} ${campaignId === null ? tx`` : tx`and account_id = ${accountId}`}`;
    if (set.count === 0) return false;
    const of = campaignId === null ? {} : { campaignId };
    await writeAudit(tx, { accountId, ...of, actor, action: 'legal_hold.set', details: { reason } });
    return true;
  });
}

/** Lifts a hold; erasures that waited for it go on. Answers whether there was one. */
export async function liftLegalHold(sql: Sql, { accountId, campaignId, actor }: HoldOf): Promise<boolean> {
  return sql.begin(async (tx) => {
    const lifted = await tx`
      update ${campaignId === null ? tx`accounts` : tx`campaigns`}
      set legal_hold_at = null, legal_hold_by = null, legal_hold_reason = null
      where id = ${campaignId ?? accountId} and legal_hold_at is not null
        ${campaignId === null ? tx`` : tx`and account_id = ${accountId}`}`;
    if (lifted.count === 0) return false;
    const of = campaignId === null ? {} : { campaignId };
    await writeAudit(tx, { accountId, ...of, actor, action: 'legal_hold.lifted' });
    const waiting = await unfinishedErasures(tx, accountId);
    await enqueue(tx, ...waiting.map(({ erasureId }) => ({ topic: 'erase', jobId: erasureId }) as const));
    return true;
  });
}
