import { type Check, ok, problem } from './check.ts';
import { noDatabase } from './usable-config.ts';
import { whyNot } from './why-not.ts';

const oldest = 180_000;

export const database: Check = {
  name: 'database',
  async run({ sql, config }) {
    if (config.databaseUrl === noDatabase)
      return [
        problem('DATABASE_URL does not name one', 'Set it: postgres://user:password@host:5432/database.'),
      ];
    const where = placeOf(config.databaseUrl);
    try {
      const [server] = await sql<{ number: number; version: string; size: string; standby: boolean }[]>`
        select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
          pg_size_pretty(pg_database_size(current_database())) as size, pg_is_in_recovery() as standby`;
      if (!server) throw new Error('it answers nothing');
      const says = `PostgreSQL ${server.version} at ${where}, ${server.size}`;
      if (server.number < oldest)
        return [problem(`${says}: too old`, 'Move the database to PostgreSQL 18 or newer.')];
      if (server.standby)
        return [problem(`${says}: a standby, which takes no writes`, 'Name the primary in DATABASE_URL.')];
      return [ok(says)];
    } catch (error) {
      return [problem(`${where} cannot be used: ${whyNot(error)}`, 'Start it, or correct DATABASE_URL.')];
    }
  },
};

/** Without the user and the password. */
function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'the database';
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}
