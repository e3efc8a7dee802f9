import type { ISql, Sql } from 'postgres';
import { actorName } from '../audit/actor-name.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { onClockThen } from '../campaigns/clock.ts';
import { etagOf, type IfMatch, whereMeantFor } from '../etag.ts';
import type { Fragment } from '../fragment.ts';
import { enqueue } from '../outbox.ts';
import { unfinishedErasures } from './erasures.ts';

/** What keeps data from being deleted: of the account as a whole, or of one campaign. */
export interface LegalHold {
  /** Null: the account. */
  campaignId: string | null;
  campaignName: string | null;
  etag: string;
  reason: string;
  /** On the campaign's clock. */
  setAt: Date;
  setBy: string;
  setByName: string | null;
}

/** Null without a hold. */
const etag = (sql: ISql): Fragment =>
  sql`(case when legal_hold_at is not null then ${etagOf(sql, sql`legal_hold_at, legal_hold_by, legal_hold_reason`)} end)`;

/** All holds of an account: its own first. */
export async function listLegalHolds(sql: Sql, accountId: string): Promise<LegalHold[]> {
  return sql<LegalHold[]>`
    select null::uuid as "campaignId", null as "campaignName", ${etag(sql)} as etag, legal_hold_reason as reason, legal_hold_at as "setAt",
      legal_hold_by as "setBy", ${actorName(sql, sql`legal_hold_by`)} as "setByName"
    from accounts where id = ${accountId} and legal_hold_at is not null
    union all
    (select id, name, ${etag(sql)}, legal_hold_reason, ${onClockThen(sql, sql`campaigns.id`, sql`legal_hold_at`)}, legal_hold_by, ${actorName(sql, sql`legal_hold_by`)}
    from campaigns where account_id = ${accountId} and legal_hold_at is not null
    order by legal_hold_at)`;
}

interface HoldOf {
  accountId: string;
  /** Null: the account as a whole. */
  campaignId: string | null;
  actor: string;
  /** What the change is meant for. */
  ifMatch?: IfMatch;
}

/** `not_found`: no such campaign, or no hold that could be lifted. */
type Refusal = 'not_found' | 'changed_meanwhile';

/** Sets a hold, or gives the one that stands another reason. */
export async function setLegalHold(sql: Sql, input: HoldOf & { reason: string }): Promise<'set' | Refusal> {
  const { accountId, campaignId, actor, reason, ifMatch } = input;
  return sql.begin(async (tx) => {
    // Waits for what is being deleted right now; an erasure that is asked for in the same moment waits for it.
    await tx`select from accounts where id = ${accountId} for no key update`;
    const set = await tx`
      update ${table(tx, input)}
      set legal_hold_at = coalesce(legal_hold_at, now()), legal_hold_by = ${actor}, legal_hold_reason = ${reason}
      where ${own(tx, input)} and ${whereMeantFor(tx, etag(tx), ifMatch)}`;
    if (set.count === 0) {
      const there = await tx`select from ${table(tx, input)} where ${own(tx, input)}`;
      return there.count === 0 ? 'not_found' : 'changed_meanwhile';
    }
    const of = campaignId === null ? {} : { campaignId };
    await writeAudit(tx, { accountId, ...of, actor, action: 'legal_hold.set', details: { reason } });
    return 'set';
  });
}

/** Lifts a hold; erasures that waited for it go on. */
export async function liftLegalHold(sql: Sql, input: HoldOf): Promise<'lifted' | Refusal> {
  const { accountId, campaignId, actor, ifMatch } = input;
  return sql.begin(async (tx) => {
    const lifted = await tx`
      update ${table(tx, input)}
      set legal_hold_at = null, legal_hold_by = null, legal_hold_reason = null
      where ${own(tx, input)} and legal_hold_at is not null and ${whereMeantFor(tx, etag(tx), ifMatch)}`;
    if (lifted.count === 0) {
      const stands = await tx`
        select from ${table(tx, input)} where ${own(tx, input)} and legal_hold_at is not null`;
      return stands.count === 0 ? 'not_found' : 'changed_meanwhile';
    }
    const of = campaignId === null ? {} : { campaignId };
    await writeAudit(tx, { accountId, ...of, actor, action: 'legal_hold.lifted' });
    const waiting = await unfinishedErasures(tx, accountId);
    await enqueue(tx, ...waiting.map(({ erasureId }) => ({ topic: 'erase', jobId: erasureId }) as const));
    return 'lifted';
  });
}

const table = (tx: ISql, { campaignId }: HoldOf) => (campaignId === null ? tx`accounts` : tx`campaigns`);

const own = (tx: ISql, { accountId, campaignId }: HoldOf) =>
  campaignId === null ? tx`id = ${accountId}` : tx`id = ${campaignId} and account_id = ${accountId}`;
