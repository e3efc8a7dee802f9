import type { Sql } from 'postgres';

/** The newest link of an account's chain. */
export interface AuditHead {
  /** How many entries the chain has; 0: none. */
  seq: number;
  /** In hex; null: the chain has no entry. */
  hash: string | null;
  chainedAt: Date | null;
  /** Entries that are written and not in the chain yet. */
  waiting: number;
}

/** All of it is read in one statement, so that it goes together. */
export async function readAuditHead(sql: Sql, accountId: string): Promise<AuditHead> {
  const [head] = await sql<AuditHead[]>`
    select coalesce(h.seq, 0)::float8 as seq, encode(h.hash, 'hex') as hash, h.chained_at as "chainedAt",
      (select count(*)::int from audit_log l where l.account_id = a.id and l.seq is null) as waiting
    from accounts a left join audit_heads h on h.account_id = a.id
    where a.id = ${accountId}`;
  if (!head) throw new Error('read the head of the audit log: there is no such account');
  return head;
}
