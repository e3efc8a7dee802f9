import type { ISql, Sql } from 'postgres';
import { campaignNow } from '../campaigns/clock.ts';
import { firstSlot, isExempt, isNoticed, noticeDue } from '../campaigns/deadline.ts';
import type { Fragment } from '../fragment.ts';

/** How an installation stands, over all accounts. Times in seconds; 0 where nothing waits. Demo accounts do not count. */
export interface Standing {
  /** By status, and for archived ones by stage. */
  campaigns: { status: string; stage: string; count: number }[];
  /** How long the notice, or the close, that is most overdue has been due. */
  noticeLagSeconds: number;
  closeLagSeconds: number;
  outbox: { waiting: number; oldestSeconds: number };
  /** How long the oldest event has waited for its place, and so nobody was told of it. */
  untoldSeconds: number;
  /** Releases that are not over, by carrier. */
  releases: { carrier: string; status: string; count: number; oldestSeconds: number }[];
  /** `givenUp`: within the last seven days. */
  mails: { waiting: number; overdueSeconds: number; givenUp: number };
  /** Open findings, and what the carriers charge a month for them, in units of the currency. */
  findings: { kind: string; currency: string; count: number; monthlyCost: number }[];
  /** Workflows that stood still at the last nightly look, by why. */
  stuckWorkflows: { reason: string; count: number }[];
  clearProblems: { problem: string; count: number }[];
}

const givenUpDays = 7;

/** Reads all of it, by one statement after the other on one connection. None reads a call, a contact or a call event. */
export async function readStanding(sql: Sql): Promise<Standing> {
  const standing = await sql.begin('read only', async (tx) => {
    const [lags] = await lagging(tx);
    const [outbox] = await tx<Standing['outbox'][]>`
      select count(*)::int as waiting, ${seconds(tx, tx`now() - min(created_at)`)} as "oldestSeconds"
      from outbox where delivered_at is null`;
    const [untold] = await tx<{ seconds: number }[]>`
      select ${seconds(tx, tx`clock_timestamp() - min(occurred_at)`)} as seconds from events where place is null`;
    const [mails] = await mailing(tx);
    return {
      campaigns: await tx<Standing['campaigns']>`
        select status, coalesce(stage, '') as stage, count(*)::int from campaigns where not demo group by 1, 2`,
      noticeLagSeconds: lags?.noticeLagSeconds ?? 0,
      closeLagSeconds: lags?.closeLagSeconds ?? 0,
      untoldSeconds: untold?.seconds ?? 0,
      outbox: outbox ?? { waiting: 0, oldestSeconds: 0 },
      releases: await tx<Standing['releases']>`
        select n.carrier, r.status, count(*)::int, ${seconds(tx, tx`max(now() - r.created_at)`)} as "oldestSeconds"
        from releases r join phone_numbers n on n.id = r.number_id join campaigns c on c.id = r.campaign_id
        where r.status <> 'released' and not c.demo
        group by 1, 2`,
      mails: mails ?? { waiting: 0, overdueSeconds: 0, givenUp: 0 },
      findings: await tx<Standing['findings']>`
        select f.kind, f.currency, count(*)::int, coalesce(sum(f.monthly_cost_cents), 0)::float8 / 100 as "monthlyCost"
        from findings f join accounts a on a.id = f.account_id
        where f.resolved_at is null and not a.demo
        group by 1, 2`,
      stuckWorkflows: await tx<Standing['stuckWorkflows']>`
        select s.reason, count(*)::int from stuck_workflows s join accounts a on a.id = s.account_id
        where not a.demo group by 1`,
      clearProblems: await tx<Standing['clearProblems']>`
        select clear_problem as problem, count(*)::int from campaigns
        where clear_problem is not null and not demo group by 1`,
    } satisfies Standing;
  });
  return standing;
}

const lagging = (tx: ISql) => tx<Pick<Standing, 'noticeLagSeconds' | 'closeLagSeconds'>[]>`
  with active as materialized (
    select ${isNoticed(tx)} as noticed, ${campaignNow(tx)} - ${noticeDue(tx)} as notice_overdue,
      case when ${isNoticed(tx)} then ${campaignNow(tx)} - ${firstSlot(tx)} end as close_overdue
    from campaigns c join accounts a on a.id = c.account_id
    where c.status = 'active' and not c.demo and not ${isExempt(tx)}
  )
  select ${seconds(tx, tx`max(notice_overdue) filter (where not noticed)`)} as "noticeLagSeconds",
    ${seconds(tx, tx`max(close_overdue)`)} as "closeLagSeconds"
  from active`;

// Those that are gathered first wait by intent.
const mailing = (tx: ISql) => tx<Standing['mails'][]>`
  select count(*) filter (where state = 'waiting')::int as waiting,
    ${seconds(tx, tx`now() - min(next_attempt_at) filter (where state = 'waiting' and gather_at is null)`)} as "overdueSeconds",
    count(*) filter (where state = 'given_up')::int as "givenUp"
  from mails
  where state = 'waiting' or state = 'given_up' and settled_at > now() - make_interval(days => ${givenUpDays})`;

/** 0 where it is null, or not over yet. */
const seconds = (tx: ISql, interval: Fragment): Fragment =>
  tx`greatest(0, coalesce(extract(epoch from ${interval}), 0))::float8`;
