import type { Sql } from 'postgres';
import { type RateLimit, rateWindowSeconds } from '../../domain/rate-limits.ts';
import type { Fragment } from '../fragment.ts';

/** The largest lease is this part of what is left, so that what an idle process holds is little. */
const largestShare = 50;
/** A budget that nobody asks for is forgotten after this time. */
const forgottenAfterHours = 1;

const columns = {
  keyRequests: 'rate_key_requests',
  accountRequests: 'rate_account_requests',
  callEvents: 'rate_call_events',
} as const satisfies Record<RateLimit, string>;

/** Whose budget it is. */
export interface BudgetOf {
  /** Of the budget, with ids alone. */
  name: string;
  accountId: string;
  limit: RateLimit;
  /** What holds where the account has no limit of its own. */
  standard: number;
}

export interface LeaseRequest {
  /** What somebody waits for; 0: nobody. Less than this is not given. */
  need: number;
  /** What would do for a while. */
  wanted: number;
  /** Used beyond what was leased; below zero, what is given back. Counts within the window that began at `beganAt` only. */
  owed: number;
  beganAt: Date | null;
}

export interface Lease {
  granted: number;
  /** How much the window has in all. */
  limit: number;
  /** What nobody has leased. */
  remaining: number;
  /** When the window began, which is with its first lease. */
  beganAt: Date;
  /** How long the window goes on, in ms. */
  leftMs: number;
}

/**
 * Leases a part of a budget to a process, over all of which together no more is given than the limit. The account's own limit
 * holds from the next lease on.
 */
export async function leaseBudget(
  sql: Sql,
  { name, accountId, limit, standard }: BudgetOf,
  { need, wanted, owed, beganAt }: LeaseRequest,
): Promise<Lease> {
  const settled = (row: Fragment) => sql`
    greatest(0, ${row}.taken + case when ${row}.began_at = ${beganAt}::timestamptz then ${owed}::int else 0 end)`;
  const granted = (most: Fragment, spent: Fragment) => sql`
    case when ${most} - ${spent} < ${need}::int then 0
      else greatest(${need}::int, least(${wanted}::int, (${most} - ${spent}) / ${largestShare}::int)) end`;
  const isOver = sql`b.began_at <= excluded.began_at - ${window(sql)}`;
  const [row] = await sql<(Lease & { first: boolean })[]>`
    with allowed as (
      select coalesce(${sql(columns[limit])}, ${standard}::int) as most from accounts where id = ${accountId}
    )
    insert into rate_budgets as b (name, began_at, taken)
    select ${name}, now(), ${granted(sql`most`, sql`0`)} from allowed
    on conflict (name) do update set
      began_at = case when ${isOver} then excluded.began_at else b.began_at end,
      taken = case when ${isOver} then excluded.taken
        else ${settled(sql`b`)} + ${granted(sql`(select most from allowed)`, settled(sql`b`))} end
    returning old.name is null as first, new.began_at as "beganAt", (select most from allowed) as "limit",
      new.taken - case when old.began_at = new.began_at then ${settled(sql`old`)} else 0 end as granted,
      greatest(0, (select most from allowed) - new.taken) as remaining,
      (extract(epoch from new.began_at + ${window(sql)} - now()) * 1000)::float8 as "leftMs"`;
  if (!row) throw new Error('lease a budget: its account is gone');
  const { first, ...lease } = row;
  if (first) await forgetBudgets(sql);
  return lease;
}

const window = (sql: Sql) => sql`make_interval(secs => ${rateWindowSeconds})`;

/** Waits for nobody. */
async function forgetBudgets(sql: Sql): Promise<void> {
  await sql`
    delete from rate_budgets where name in (
      select name from rate_budgets where began_at < now() - make_interval(hours => ${forgottenAfterHours})
      for update skip locked)`;
}
