import { readConfig } from '../config.ts';
import { type ChainProblem, type ChainReport, verifyChain } from '../db/audit/verify-chain.ts';
import { openDatabase } from '../db/client.ts';
import { isDatabaseUnavailable } from '../db/unavailable.ts';
import { uuidPattern } from '../db/audit/actor-name.ts';

/** What was asked for cannot be done: nothing is said of any chain. */
class UsageError extends Error {}

/**
 * `lastcall audit verify [account] [--head <seq>:<hash>]`: computes the chains of the audit log again and says the first entry that is
 * wrong.
 *
 * @returns the exit code: 0 all is well, 1 something is wrong, 2 it could not be verified
 */
export async function verifyAudit(
  accountId: string | undefined,
  options: { head?: string },
): Promise<0 | 1 | 2> {
  try {
    if (accountId !== undefined && !new RegExp(`^${uuidPattern}`).test(accountId))
      throw new UsageError(`${JSON.stringify(accountId)} is no account’s id.`);
    const kept = readHead(options.head);
    if (kept && accountId === undefined) throw new UsageError('--head needs an account.');
    const db = openDatabase(readConfig().databaseUrl, { maxConnections: 2 });
    try {
      const accounts = await db.sql<{ id: string }[]>`
        select id from accounts ${accountId === undefined ? db.sql`` : db.sql`where id = ${accountId}`} order by id`;
      if (accountId !== undefined && accounts.length === 0)
        throw new UsageError(`There is no account ${accountId}.`);
      let wrong = 0;
      for (const { id } of accounts) {
        const report = await verifyChain(db.sql, id, kept);
        tell(report);
        if (report.problem) wrong += 1;
      }
      return wrong === 0 ? 0 : 1;
    } finally {
      await db.close();
    }
  } catch (error) {
    if (!(error instanceof UsageError) && !isDatabaseUnavailable(error)) throw error;
    console.error(error instanceof UsageError ? error.message : 'The database cannot be reached.');
    return 2;
  }
}

function readHead(text: string | undefined): { seq: number; hash: string } | undefined {
  if (text === undefined) return undefined;
  const [, seq, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (seq === undefined || hash === undefined)
    throw new UsageError('--head must be a place and a hash, as this command prints them: 17:9f86…');
  return { seq: Number(seq), hash: hash.toLowerCase() };
}

/** The head is what to keep elsewhere, for `--head`. */
function tell({ accountId, seq, hash, erasedTexts, waiting, problem }: ChainReport): void {
  const head = hash === null ? 'no entries' : `${seq}:${hash}`;
  const more = [
    ...(erasedTexts > 0 ? [`${erasedTexts} texts erased`] : []),
    ...(waiting > 0 ? [`${waiting} entries not chained yet`] : []),
  ];
  console.log([problem?.what ?? 'ok', accountId, head, ...more].join('\t'));
  if (!problem) return;
  const which = problem.entryId && problem.at && `entry ${problem.entryId} of ${problem.at.toISOString()}`;
  console.error(
    `Account ${accountId}, place ${problem.seq}${which ? `, ${which}` : ''}: ${words[problem.what]}`,
  );
}

const words: Record<ChainProblem, string> = {
  changed: 'is not what was chained there: it was changed, put there, or moved.',
  text_changed: 'has a text that is not the one that was chained.',
  missing: 'no entry is there, and some come after: entries were removed.',
  back_dated:
    'claims to be older than the entry before it by more than an hour: it was put there later, or the clock was set.',
  other_end:
    'the chain does not end where the database says that it does: entries were removed or put at its end.',
  cut_off:
    'the chain ends before the head that was given: entries were removed, or an older backup was restored.',
  other_head: 'has another hash than the head that was given: the chain was made anew.',
};
