import type { ISql, Sql } from 'postgres';
import { beforeFirst, type ChainedEntry, commit, linkOf } from './link-of.ts';

const batch = 1_000;

/** The columns of {@link ChainedEntry}. */
export const entryColumns = (sql: ISql) => sql`
  id, account_id as "accountId", campaign_id as "campaignId", actor, action, details, created_at as "createdAt"`;

/**
 * Gives entries that are committed their places in the chains of their accounts, one transaction at a time over all processes: so
 * whoever writes an entry waits for nobody. An erasure that is at an entry is waited for.
 *
 * @returns whether there may be more
 */
export async function chainEntries(sql: Sql): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [turn] = await tx<{ free: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtext('lastcall.audit'), 0) as "free"`;
    if (!turn?.free) return false;
    // A statement of its own, whose snapshot is newer than the lock.
    const waiting = await tx<ChainedEntry[]>`
      select ${entryColumns(tx)} from audit_log where seq is null order by id limit ${batch} for update`;
    if (waiting.length === 0) return false;
    const heads = await readHeads(
      tx,
      waiting.map(({ accountId }) => accountId),
    );
    const links = waiting.map((entry) => {
      const head = heads.get(entry.accountId) ?? { seq: 0, hash: beforeFirst };
      const seq = head.seq + 1;
      const { salts, commitments } = commit(entry.details);
      const hash = linkOf(head.hash, { seq, entry, commitments });
      heads.set(entry.accountId, { seq, hash });
      return { id: entry.id, seq, hash: hash.toString('hex'), salts, commitments };
    });
    await tx`
      update audit_log a
      set seq = l.seq, hash = decode(l.hash, 'hex'), salts = l.salts, commitments = l.commitments
      from jsonb_to_recordset(${tx.json(links)}) as l (id uuid, seq bigint, hash text, salts jsonb, commitments jsonb)
      where a.id = l.id`;
    const newest = [...heads].map(([accountId, { seq, hash }]) => ({
      accountId,
      seq,
      hash: hash.toString('hex'),
    }));
    await tx`
      insert into audit_heads as h (account_id, seq, hash, chained_at)
      select n."accountId", n.seq, decode(n.hash, 'hex'), clock_timestamp()
      from jsonb_to_recordset(${tx.json(newest)}) as n ("accountId" uuid, seq bigint, hash text)
      on conflict (account_id) do update
        set seq = excluded.seq, hash = excluded.hash, chained_at = excluded.chained_at`;
    return waiting.length === batch;
  });
}

async function readHeads(tx: ISql, accountIds: readonly string[]) {
  const heads = await tx<{ accountId: string; seq: number; hash: Buffer }[]>`
    select account_id as "accountId", seq::float8, hash from audit_heads
    where account_id = any(${[...new Set(accountIds)]}::uuid[])`;
  return new Map(heads.map(({ accountId, seq, hash }) => [accountId, { seq, hash }]));
}
