import type { ISql, Sql } from 'postgres';
import { campaignNow } from '../campaigns/clock.ts';
import { movingDeadlines } from '../campaigns/deadline-moves.ts';

/** A repetition on the same day moves nothing. */
const repeatedWithin = '1 day';

/**
 * Moves the deadlines of all active campaigns as if each had been dialled from at this moment: dials may be among what was
 * lost, and none that was dialled from archives itself. People get their full notice again.
 *
 * @returns the campaigns whose deadline was moved
 */
export async function holdDeadlines(sql: Sql): Promise<string[]> {
  const accounts = await sql<{ id: string }[]>`
    select a.id from accounts a
    where exists (select from campaigns c where c.account_id = a.id and c.status = 'active') order by a.id`;
  const held: string[] = [];
  for (const { id: accountId } of accounts) {
    held.push(...(await sql.begin((tx) => holdDeadlinesOf(tx, accountId))));
  }
  return held;
}

async function holdDeadlinesOf(tx: ISql, accountId: string): Promise<string[]> {
  const until = tx`${campaignNow(tx)} + make_interval(days => a.inactivity_days)`;
  const held = await movingDeadlines(
    tx,
    { accountId, campaignId: null },
    {
      reason: 'keep',
      actor: 'cli',
      note: 'The database was restored from a backup; dials may have been lost.',
    },
    () => tx<{ id: string }[]>`
      update campaigns c set kept_until = ${until} from accounts a
      where c.account_id = ${accountId} and a.id = c.account_id and c.status = 'active'
        and (c.kept_until is null or c.kept_until < ${until} - ${repeatedWithin}::interval)
      returning c.id`,
  );
  return held.map(({ id }) => id);
}
