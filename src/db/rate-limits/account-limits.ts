import type { Sql } from 'postgres';
import type { RateLimits } from '../../domain/rate-limits.ts';
import { writeAudit } from '../audit/write-audit.ts';

/** Limits that an account has instead of the installation's; null: it has none of its own. */
export type OwnRateLimits = { [Limit in keyof RateLimits]: number | null };

/**
 * Changes an account's own limits, and answers what they are now. They hold from the next lease of each API process on, which is
 * within a second or two of the next request.
 *
 * @param input.change what is left out stays
 * @returns null: there is no such account
 */
export async function changeRateLimits(
  sql: Sql,
  input: { accountId: string; actor: string; change: Partial<OwnRateLimits> },
): Promise<OwnRateLimits | null> {
  const { accountId, actor, change } = input;
  const { keyRequests, accountRequests, callEvents } = change;
  return sql.begin(async (tx) => {
    const [limits] = await tx<OwnRateLimits[]>`
      update accounts set
        rate_key_requests = case when ${keyRequests === undefined} then rate_key_requests else ${keyRequests ?? null}::int end,
        rate_account_requests =
          case when ${accountRequests === undefined} then rate_account_requests else ${accountRequests ?? null}::int end,
        rate_call_events = case when ${callEvents === undefined} then rate_call_events else ${callEvents ?? null}::int end
      where id = ${accountId}
      returning rate_key_requests as "keyRequests", rate_account_requests as "accountRequests",
        rate_call_events as "callEvents"`;
    if (!limits) return null;
    if (Object.keys(change).length > 0)
      await writeAudit(tx, { accountId, actor, action: 'rate_limits.changed', details: change });
    return limits;
  });
}
