import type { ISql, Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { type IfMatch, isMeantFor, whereMeantFor } from '../etag.ts';
import { campaignNow } from './clock.ts';
import { movingDeadlines } from './deadline-moves.ts';
import { exemptionEtag } from './exemption.ts';

interface ExemptionOf {
  accountId: string;
  /** Null: the account as a whole. */
  campaignId: string | null;
  actor: string;
  /** What the change is meant for. */
  ifMatch?: IfMatch;
}

/**
 * Exempts a campaign, or all of an account, from archiving itself; one that stands is replaced.
 *
 * @param input.until null: without an end
 * @returns `past` when the end is not in the future of the campaign's clock
 */
export async function setExemption(
  sql: Sql,
  input: ExemptionOf & { reason: string; until: Date | null },
): Promise<'set' | 'past' | 'archived' | 'not_found' | 'changed_meanwhile'> {
  const { accountId, campaignId, actor, reason, ifMatch } = input;
  const until = input.until ? sql`${input.until}::timestamptz` : sql`'infinity'::timestamptz`;
  return sql.begin(async (tx) => {
    const set = await movingDeadlines(
      tx,
      { accountId, campaignId },
      { reason: 'exempted', actor, note: reason },
      () => tx`
        update ${table(tx, campaignId)} c
        set exempt_until = ${until}, exempt_at = now(), exempt_by = ${actor}, exempt_reason = ${reason}
        where ${own(tx, input)} and ${until} > ${clock(tx, campaignId)} and ${open(tx, campaignId)}
          and ${whereMeantFor(tx, etag(tx, campaignId), ifMatch)}`,
    );
    if (set.count === 0) {
      const [now] = await tx<{ open: boolean; etag: string | null }[]>`
        select ${open(tx, campaignId)} as open, ${etag(tx, campaignId)} as etag
        from ${table(tx, campaignId)} c where ${own(tx, input)}`;
      if (!now) return 'not_found';
      if (!now.open) return 'archived';
      return isMeantFor(now.etag, ifMatch) ? 'past' : 'changed_meanwhile';
    }
    const of = campaignId === null ? {} : { campaignId };
    await writeAudit(tx, {
      accountId,
      ...of,
      actor,
      action: 'exemption.set',
      details: { reason, ...(input.until && { until: input.until }) },
    });
    return 'set';
  });
}

/** Ends an exemption. People are told before anything is archived. */
export async function endExemption(
  sql: Sql,
  input: ExemptionOf,
): Promise<'ended' | 'not_found' | 'changed_meanwhile'> {
  const { accountId, campaignId, actor, ifMatch } = input;
  return sql.begin(async (tx) => {
    const ended = await movingDeadlines(
      tx,
      { accountId, campaignId },
      { reason: 'exemption_ended', actor },
      () => tx`
        update ${table(tx, campaignId)} c
        set exempt_until = null, exempt_at = null, exempt_by = null, exempt_reason = null
        where ${own(tx, input)} and exempt_at is not null and ${whereMeantFor(tx, etag(tx, campaignId), ifMatch)}`,
    );
    if (ended.count === 0) {
      const stands = await tx`
        select from ${table(tx, campaignId)} c where ${own(tx, input)} and ${etag(tx, campaignId)} is not null`;
      return stands.count === 0 ? 'not_found' : 'changed_meanwhile';
    }
    const of = campaignId === null ? {} : { campaignId };
    await writeAudit(tx, { accountId, ...of, actor, action: 'exemption.ended' });
    return 'ended';
  });
}

const table = (tx: ISql, campaignId: string | null) => (campaignId === null ? tx`accounts` : tx`campaigns`);

const own = (tx: ISql, { accountId, campaignId }: ExemptionOf) =>
  campaignId === null ? tx`c.id = ${accountId}` : tx`c.id = ${campaignId} and c.account_id = ${accountId}`;

const open = (tx: ISql, campaignId: string | null) =>
  campaignId === null ? tx`true` : tx`(c.status <> 'archived')`;

const clock = (tx: ISql, campaignId: string | null) => (campaignId === null ? tx`now()` : campaignNow(tx));

const etag = (tx: ISql, campaignId: string | null) => exemptionEtag(tx, tx`c`, clock(tx, campaignId));
