import type { ISql, Sql } from 'postgres';
import { uuidv7 } from '../ids.ts';
import { traceParent } from '../tracing/spans.ts';
import { nameInTemporal } from './campaigns/name-in-temporal.ts';
import type { Fragment } from './fragment.ts';
import { type OutboxTopic, outboxTopics } from './schema/outbox.ts';

type JobTopic = 'bulk' | 'export' | 'export_schedule' | 'erase' | 'webhook';
type CampaignTopic = Exclude<OutboxTopic, JobTopic>;

/** What Temporal is to be told, and of what. */
type OutboxSubject = { topic: CampaignTopic; campaignId: string } | { topic: JobTopic; jobId: string };

export type OutboxMessage = {
  id: string;
  accountId: string;
  attempts: number;
  /** The trace in which it was written, as W3C has it; null: nobody traced. */
  traceParent: string | null;
} & (
  | {
      topic: CampaignTopic;
      campaignId: string;
      jobId: null;
      /** The campaign's name, for Temporal; null where its account does not want it there. */
      shownName: string | null;
    }
  /** `jobId` is what the topic is named after. */
  | { topic: JobTopic; campaignId: null; jobId: string; shownName: null }
);

/** How long a message belongs to the process that took it; then another may try. */
const leaseSeconds = 15;
const longestBackoffSeconds = 30;

/** Owes Temporal these messages, from the commit of the caller's transaction on. */
export async function enqueue(tx: ISql, ...subjects: OutboxSubject[]): Promise<void> {
  if (subjects.length === 0) return;
  const rows = subjects.map((subject) => ({
    id: uuidv7(),
    topic: subject.topic,
    campaign_id: 'campaignId' in subject ? subject.campaignId : null,
    job_id: 'jobId' in subject ? subject.jobId : null,
  }));
  await tx`
    insert into outbox (id, topic, campaign_id, job_id, trace_parent)
    select id, topic, campaign_id, job_id, ${traceParent()}
    from jsonb_to_recordset(${tx.json(rows)}) as m(id uuid, topic text, campaign_id uuid, job_id uuid)`;
}

/** The same within a statement, for the campaign of the one row that `from` holds at most; it has a `campaign_id`. */
export const enqueueFrom = (sql: ISql, topic: CampaignTopic, from: Fragment): Fragment => sql`
  insert into outbox (id, topic, campaign_id, trace_parent)
  select ${uuidv7()}, ${topic}, campaign_id, ${traceParent()} from ${from}`;

/**
 * Takes messages that are due, oldest first, for this process alone. What a newer version has put there, and this one does
 * not know, stays for a process of that version.
 */
export async function takeOutbox(sql: ISql, limit: number): Promise<OutboxMessage[]> {
  return sql<OutboxMessage[]>`
    with taken as (
      update outbox o set attempts = o.attempts + 1, next_attempt_at = now() + make_interval(secs => ${leaseSeconds})
      where o.id in (
        select id from outbox
        where delivered_at is null and next_attempt_at <= now() and topic = any(${[...outboxTopics]})
        order by next_attempt_at, id
        limit ${limit}
        for update skip locked)
      returning o.id, o.topic, o.campaign_id, o.job_id, o.attempts, o.trace_parent
    )
    select t.id, t.topic, t.campaign_id as "campaignId", t.job_id as "jobId", t.attempts,
      t.trace_parent as "traceParent",
      coalesce(c.account_id, j.account_id, e.account_id, s.account_id, p.account_id, w.account_id) as "accountId", ${nameInTemporal(sql)} as "shownName"
    from taken t
    left join campaigns c on c.id = t.campaign_id
    left join accounts a on a.id = c.account_id
    left join bulk_jobs j on j.id = t.job_id
    left join account_exports e on e.id = t.job_id
    left join export_schedules s on s.id = t.job_id
    left join erasures p on p.id = t.job_id
    left join webhook_endpoints w on w.id = t.job_id`;
}

export async function markDelivered(sql: Sql, id: string): Promise<void> {
  await sql`update outbox set delivered_at = now(), last_error = null where id = ${id} and delivered_at is null`;
}

/** Keeps a message for later. `error` is a code or a short sentence without data. */
export async function markFailed(sql: Sql, id: string, error: string): Promise<void> {
  await sql`
    update outbox set last_error = ${error},
      next_attempt_at = now() + make_interval(secs => least(power(2, least(attempts, 10)), ${longestBackoffSeconds}))
    where id = ${id} and delivered_at is null`;
}
