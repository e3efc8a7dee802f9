import { type Check, type Finding, ok, problem, warning } from './check.ts';

/** An API opens 25 connections at most, beside its exports. */
const spareConnections = 25;

export const databaseUser: Check = {
  name: 'database-user',
  needs: ['database', 'schema'],
  async run({ sql }) {
    const [user] = await sql<
      { name: string; superuser: boolean; create: boolean; used: number; most: number }[]
    >`
      select r.rolname as name, r.rolsuper as superuser,
        has_schema_privilege(current_schema(), 'create') as create,
        (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used,
        current_setting('max_connections')::int as most
      from pg_roles r where r.rolname = current_user`;
    if (!user) throw new Error('the database does not tell who its user is');
    const refused = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and not (has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert')
          and has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete'))
      order by c.relname`;
    const foreign = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'p'
        and not pg_has_role(c.relowner, 'usage')
      order by c.relname`;

    const found: Finding[] = [];
    if (refused.length > 0)
      found.push(
        problem(
          `${user.name} may not read and write ${refused.map(({ name }) => name).join(', ')}`,
          'Grant it these rights, or use the user that migrated the database.',
        ),
      );
    if (!user.create || foreign.length > 0)
      found.push(
        warning(
          `${user.name} may not make partitions: workers cannot make those of the coming months`,
          'Have it own the tables and create in their schema, or run `lastcall migrate` at least once a year.',
        ),
      );
    if (user.superuser)
      found.push(
        warning(
          `${user.name} is a superuser`,
          'Give Lastcall a user of its own that owns its database and nothing else.',
        ),
      );
    if (user.most - user.used < spareConnections)
      found.push(
        warning(
          `${user.used} of ${user.most} connections are taken`,
          'Raise max_connections, or run fewer APIs and workers: see docs/operations.md, "Scaling".',
        ),
      );
    return found.length > 0
      ? found
      : [ok(`${user.name}; ${user.used} of ${user.most} connections are taken`)];
  },
};
