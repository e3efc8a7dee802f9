import { type Check, ok, problem, warning } from './check.ts';

/** Workers make a year ahead, every day. */
const enoughMonths = 3;

export const partitions: Check = {
  name: 'partitions',
  needs: ['database', 'schema'],
  async run({ sql }) {
    const rows = await sql<{ table: string; months: number }[]>`
      select p.relname as table, count(*) filter (where month_is_there)::int as months
      from pg_class p
      cross join lateral (
        select bool_and(to_regclass(format('%I', p.relname || to_char(m, '"_"YYYY_MM'))) is not null)
          over (order by m) as month_is_there
        from generate_series(date_trunc('month', now() at time zone 'UTC'),
          date_trunc('month', now() at time zone 'UTC') + interval '12 months', interval '1 month') as m
      ) months
      where p.relkind = 'p' and p.relnamespace = current_schema()::regnamespace
        and to_regclass(format('%I', p.relname || '_other')) is not null
      group by p.relname order by p.relname`;
    const missing = rows.filter(({ months }) => months === 0);
    const few = rows.filter(({ months }) => months > 0 && months < enoughMonths);
    const toDo = 'Start a worker, which makes them every day, or run `lastcall migrate`.';
    const names = (of: readonly { table: string }[]) => of.map(({ table }) => table).join(', ');
    if (missing.length > 0)
      return [problem(`${names(missing)} have no partition of this month: new rows go to *_other`, toDo)];
    if (few.length > 0)
      return [warning(`${names(few)} have partitions for less than ${enoughMonths} months`, toDo)];
    const months = Math.min(...rows.map((row) => row.months));
    return [ok(`${names(rows)}: this month and ${months - 1} more`)];
  },
};
