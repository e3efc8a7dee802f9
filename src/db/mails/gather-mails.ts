import type { ISql, Sql } from 'postgres';
import type { GatheredMailKind } from '../../domain/mails.ts';
import type { Fragment } from '../fragment.ts';

/** So many mails of a kind a person gets one by one in an hour; further ones are put together. */
const mostOneByOne = 5;
/** For so long the mails of a bulk job wait for its other campaigns. */
const jobHours = 24;

/**
 * The mails of a kind that were tried for a person of an account lately, as `recent`, for {@link gatherAt}.
 *
 * @param news rows with `account_id`, by their alias
 * @param user the person's id
 */
export const recentMails = (
  sql: ISql,
  kind: GatheredMailKind,
  news: Fragment,
  user: Fragment,
): Fragment => sql`
  lateral (
    select count(*) as sent, max(b.next_attempt_at) as last_at from mails b
    where b.user_id = ${user} and b.kind = ${kind} and b.attempts > 0 and b.next_attempt_at > now() - interval '1 hour'
      and b.account_id = ${news}.account_id) recent`;

/**
 * When a mail that is written now is put together with others of its kind, at the latest: at once, but where many went out
 * within the hour an hour after the last of them. One of a bulk job waits for the job.
 *
 * @param job the bulk job's id; null: none
 */
export const gatherAt = (sql: ISql, job: Fragment): Fragment => sql`
  case when ${job} is not null then now() + make_interval(hours => ${jobHours})
    when recent.sent >= ${mostOneByOne} then recent.last_at + interval '1 hour'
    else now() end`;

/** The bulk job by which a campaign was archived; null: by none. */
export const jobOf = (sql: ISql, campaignId: Fragment): Fragment => sql`(
  select i.job_id from bulk_job_items i where i.campaign_id = ${campaignId} and i.outcome = 'archived' limit 1)`;

/**
 * Puts the mails of one kind for one person that are to be told by now into one: the first of them, which tells the others
 * too. Only then it is sent, so that no other worker sends it, or another of them, alone.
 */
export async function gatherMails(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    const [lock] = await tx<{ free: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtext('lastcall.mails'), 0) as "free"`;
    if (lock?.free !== true) return;
    await tx`
      with held as materialized (
        select distinct m.job_id, m.kind from mails m
        where m.state = 'waiting' and m.gather_at is not null and m.job_id is not null
      ),
      finished as materialized (
        select h.job_id, h.kind from held h join bulk_jobs j on j.id = h.job_id
        where j.finished_at is not null and (h.kind <> 'numbers_back' or not exists (
          select from bulk_job_items i join campaigns c on c.id = i.campaign_id
          where i.job_id = h.job_id and i.outcome = 'archived' and c.number_count > 0 and c.stage <> 'complete'))
      ),
      ready as materialized (
        select m.id,
          first_value(m.id) over (
            partition by m.account_id, m.user_id, m.kind, case when m.attempts > 0 then m.id end order by m.id) as lead
        from mails m
        where m.state = 'waiting' and m.gather_at is not null
          and (m.gather_at <= now() or exists (select from finished o where o.job_id = m.job_id and o.kind = m.kind))
      )
      update mails m set gather_at = null, gathered_in = nullif(r.lead, m.id),
        state = case when r.lead = m.id then 'waiting' else 'gathered' end,
        settled_at = case when r.lead <> m.id then now() end
      from ready r
      where m.id = r.id and m.state = 'waiting' and m.gather_at is not null`;
  });
}
