import type { ReservedSql } from 'postgres';
import { type Check, ok, problem } from './check.ts';

/** Whether a connection is a session of its own: a pooler in transaction mode hands it to others between two transactions. */
export const sessions: Check = {
  name: 'sessions',
  needs: ['database'],
  async run({ sql }) {
    const [ours, other] = [await sql.reserve(), await sql.reserve()];
    try {
      const before = await backendOf(ours);
      // Whoever shares connections has this one take what ours has just let go of.
      await other.unsafe('begin');
      const taken = await backendOf(other);
      const after = await backendOf(ours);
      await other.unsafe('rollback');
      if (before === after && before !== taken) return [ok('each connection is a session of its own')];
      return [
        problem(
          'a pooler in transaction mode stands before the database: sessions are shared, so LISTEN, prepared statements and the lock of migrations fail',
          'Set the pooler to session mode (PgBouncer: pool_mode = session), or have DATABASE_URL lead past it.',
        ),
      ];
    } finally {
      ours.release();
      other.release();
    }
  },
};

/** Without a prepared statement, which such a pooler may lose. */
async function backendOf(sql: ReservedSql): Promise<number | undefined> {
  const [row] = await sql.unsafe<{ pid: number }[]>('select pg_backend_pid() as pid');
  return row?.pid;
}
