import type { ISql, Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { movingDeadlines } from './deadline-moves.ts';

interface ExemptionOf {
  accountId: string;
  /** Null: the account as a whole. */
  campaignId: string | null;
  actor: string;
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
): Promise<'set' | 'past' | 'archived' | 'not_found'> {
  const { accountId, campaignId, actor, reason } = input;
  const until = input.until ? sql`${input.until}::timestamptz` : sql`'infinity'::timestamptz`;
  return sql.begin(async (tx) => {
    const set = await movingDeadlines(
      tx,
      { accountId, campaignId },
      { reason: 'exempted', actor, note: reason },
      () => tx`
        update ${table(tx, campaignId)}
        set exempt_until = ${until}, exempt_at = now(), exempt_by = ${actor}, exempt_reason = ${reason}
        where ${own(tx, input)} and ${
          campaignId === null
            ? tx`${until} > now()`
            : tx`
          ${until} > now() + clock_shift_ms * interval '1 millisecond' and status <> 'archived'`
        }`,
    );
    if (set.count === 0) {
      if (campaignId === null) return 'past';
      const [campaign] = await tx<{ status: string }[]>`
        select status from campaigns where ${own(tx, input)}`;
      if (!campaign) return 'not_found';
      return campaign.status === 'archived' ? 'archived' : 'past';
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

/** Ends an exemption. People are told before anything is archived. Answers whether there was one. */
export async function endExemption(sql: Sql, input: ExemptionOf): Promise<boolean> {
  const { accountId, campaignId, actor } = input;
  return sql.begin(async (tx) => {
    const ended = await movingDeadlines(
      tx,
      { accountId, campaignId },
      { reason: 'exemption_ended', actor },
      () => tx`
        update ${table(tx, campaignId)}
        set exempt_until = null, exempt_at = null, exempt_by = null, exempt_reason = null
        where ${own(tx, input)} and exempt_at is not null`,
    );
    if (ended.count === 0) return false;
    const of = campaignId === null ? {} : { campaignId };
    await writeAudit(tx, { accountId, ...of, actor, action: 'exemption.ended' });
    return true;
  });
}

const table = (tx: ISql, campaignId: string | null) => (campaignId === null ? tx`accounts` : tx`campaigns`);

const own = (tx: ISql, { accountId, campaignId }: ExemptionOf) =>
  campaignId === null ? tx`id = ${accountId}` : tx`id = ${campaignId} and account_id = ${accountId}`;
