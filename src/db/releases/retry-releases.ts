import type { Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { campaignNow } from '../campaigns/clock.ts';
import { enqueue } from '../outbox.ts';

/** So many numbers are tried again with one request. */
export const mostRetried = 1_000;

/**
 * As `retryRelease`, for the numbers of an account that wait for a person, {@link mostRetried} at most: the cause of
 * all of them was fixed, such as credentials that had expired.
 *
 * @returns how many are due now
 */
export async function retryReleases(
  sql: Sql,
  { accountId, actor }: { accountId: string; actor: string },
): Promise<number> {
  return sql.begin(async (tx) => {
    const chosen = await tx<{ numberId: string }[]>`
      select r.number_id as "numberId" from releases r join phone_numbers n on n.id = r.number_id
      where n.account_id = ${accountId} and n.state = 'releasing' and r.status = 'needs_operator'
      order by r.number_id limit ${mostRetried}`;
    const ids = chosen.map(({ numberId }) => numberId);
    // Where another account's rental has been given up since, this one may be given back now.
    await tx`select take_carrier_place(id) from phone_numbers where id = any(${ids})`;
    const retried = await tx<{ campaignId: string }[]>`
      update releases r set status = 'waiting', next_attempt_at = ${campaignNow(tx)}, failing_since = null, blocked_until = null
      from campaigns c
      where r.number_id = any(${ids}) and c.id = r.campaign_id and r.status = 'needs_operator'
      returning r.campaign_id as "campaignId"`;
    if (retried.length === 0) return 0;
    const campaigns = new Set(retried.map(({ campaignId }) => campaignId));
    await enqueue(tx, ...[...campaigns].map((campaignId) => ({ topic: 'release' as const, campaignId })));
    await writeAudit(tx, {
      accountId,
      actor,
      action: 'number.releases_retried',
      details: { numbers: retried.length },
    });
    return retried.length;
  });
}
