import postgres, { type ISql, type Sql } from 'postgres';

// Who takes nothing for this long is gone; the snapshot would keep the database from cleaning up after itself.
const idleLimitMs = 10 * 60 * 1000;

/**
 * Runs `work` over one read-only snapshot of the database, on a connection that is opened for it and closed after it:
 * however slow the work is, it takes nothing from the pool.
 *
 * Not `sql.begin`: when its connection dies, the driver writes the rollback to a socket that is gone, which ends the
 * process, or runs what is left of the transaction on a new connection (postgres.js issues 1208 and 1216). Here nothing
 * is written after a loss.
 *
 * @param options.temporaryTables whether `work` may make temporary tables
 * @param work gets a signal that is aborted when the connection is lost; it has to stop then, since the next statement
 *   would see another snapshot
 */
export async function inSnapshot<T>(
  sql: Sql,
  work: (sql: ISql, lost: AbortSignal) => Promise<T>,
  options: { temporaryTables?: boolean } = {},
): Promise<T> {
  const lost = new AbortController();
  const { connection } = sql.options;
  const client = postgres({
    ...sql.options,
    connection: { ...connection, application_name: `${connection.application_name} snapshot` },
    max: 1,
    max_lifetime: null,
    // Nobody waits for the driver's own query for array types, and its failure would end the process.
    fetch_types: false,
    // Else its failures would count as the pool's.
    shared: { retries: 0, typeArrayMap: {} },
    onclose: () => lost.abort(new Error('The connection to the database was lost.')),
  } as object);
  // Whoever left is not waited for, nor is what the server still does for them.
  let patienceSeconds = 0;
  try {
    const access = options.temporaryTables ? client`read write` : client`read only`;
    await client`begin isolation level repeatable read ${access}`;
    // Between two statements the first bound holds, within one the second.
    await client`
      select set_config('idle_in_transaction_session_timeout', ${String(idleLimitMs)}, true),
        set_config('tcp_user_timeout', ${String(idleLimitMs)}, false)`;
    const result = await work(client, lost.signal);
    patienceSeconds = 1;
    return result;
  } finally {
    await client.end({ timeout: patienceSeconds });
  }
}
