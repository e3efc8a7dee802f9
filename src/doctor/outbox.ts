import { type Check, ok, problem, warning } from './check.ts';

const slowSeconds = 2 * 60;
const stuckSeconds = 15 * 60;

export const outbox: Check = {
  name: 'outbox',
  needs: ['database', 'schema'],
  async run({ sql }) {
    const [waiting] = await sql<{ count: number; seconds: number; error: string | null }[]>`
      select count(*)::int as count, coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as seconds,
        (array_agg(last_error order by created_at) filter (where last_error is not null))[1] as error
      from outbox where delivered_at is null`;
    const { count = 0, seconds = 0, error = null } = waiting ?? {};
    if (count === 0) return [ok('every message to Temporal was delivered')];
    const says = `${count} messages to Temporal wait, the oldest for ${Math.floor(seconds / 60)} min${error === null ? '' : `: ${error}`}`;
    const toDo = 'Bring Temporal back and start workers; they are delivered by themselves then.';
    if (seconds > stuckSeconds) return [problem(says, toDo)];
    return [seconds > slowSeconds ? warning(says, toDo) : ok(says)];
  },
};
