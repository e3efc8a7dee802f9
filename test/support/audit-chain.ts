import type { Sql } from 'postgres';
import { chainEntries } from '../../src/db/audit/chain-entries.ts';
import { writeAudit } from '../../src/db/audit/write-audit.ts';

/** Chains what is written so far, as a worker does. */
export async function chainAll(sql: Sql): Promise<void> {
  while (await chainEntries(sql));
}

/** Entries of an account, each with a text that somebody typed. */
export async function writeHolds(sql: Sql, accountId: string, reasons: readonly string[]): Promise<void> {
  for (const reason of reasons)
    await writeAudit(sql, { accountId, actor: 'cli', action: 'legal_hold.set', details: { reason } });
}
