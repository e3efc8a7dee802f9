import type { ISql, Sql } from 'postgres';
import type { MoveReason } from '../../domain/deadline.ts';
import { uuidPattern } from '../audit/actor-name.ts';
import { enqueue } from '../outbox.ts';
import { campaignNow, clockText, idleSince } from './clock.ts';
import { isExempt, isNoticed, noticeDue, shownDeadline } from './deadline.ts';

/**
 * Moves of less than this are not told of, where a dial or the time made them: a campaign has one place a night, and the
 * night in which clocks are set forward comes an hour earlier.
 */
const worthTellingHours = 23;
/** So many campaigns are locked at once, and so no recording of calls waits for long. */
const campaignsAtOnce = 20;

/** What somebody did to deadlines. */
interface Deed {
  reason: Extract<MoveReason, 'keep' | 'policy' | 'exempted' | 'exemption_ended'>;
  actor: string;
  note?: string | undefined;
}

/** Null: all active campaigns of the account. */
type Which = { accountId: string; campaignId: string | null };

/**
 * Does what moves deadlines, in the caller's transaction: a notice that counts no more is taken back, the history of each
 * campaign is told, and its workflow is to look again. The campaigns are locked before, so that none is closed by what
 * was before, once this is answered.
 */
export async function movingDeadlines<T>(
  tx: ISql,
  { accountId, campaignId }: Which,
  deed: Deed,
  change: () => Promise<T>,
): Promise<T> {
  // In the order in which calls are recorded.
  const campaigns = await tx<{ id: string }[]>`
    select id from campaigns
    where account_id = ${accountId} and status = 'active' and (${campaignId}::uuid is null or id = ${campaignId})
    order by id for no key update`;
  const ids = campaigns.map(({ id }) => id);
  if (ids.length > 0) await noteDeadlines(tx, ids, 'so far');
  const changed = await change();
  if (ids.length > 0) {
    await tx`
      update campaigns c set noticed_at = null from accounts a
      where c.id = any(${ids}) and a.id = c.account_id and c.noticed_at is not null and not ${isNoticed(tx)}`;
    await noteDeadlines(tx, ids, deed);
    await enqueue(tx, ...ids.map((id) => ({ topic: 'policy', campaignId: id }) as const));
  }
  return changed;
}

/**
 * Tells the history of what dials, and the time alone, have moved. Beside the recording of calls, which is not to pay for
 * it.
 *
 * @param after go on after this campaign
 * @returns the last one that was looked at; null when there are no more
 */
export async function noteMovedDeadlines(sql: Sql, after: string | null): Promise<string | null> {
  return sql.begin(async (tx) => {
    const campaigns = await tx<{ id: string }[]>`
      select c.id from campaigns c join accounts a on a.id = c.account_id
      where c.status = 'active' and (${after}::uuid is null or c.id > ${after})
        and (c.noted_at is null
          -- A place in a night is kept until the days without a dial reach beyond it.
          or ${idleSince(tx)} + make_interval(days => a.inactivity_days) > c.noted_deadline
            + case when a.archive_from = a.archive_to then make_interval(hours => ${worthTellingHours}) else interval '0' end
          or c.noticed_at is null and c.noticed_for is not null
          or c.noted_deadline < ${campaignNow(tx)}
          or c.noted_deadline is null and not ${isExempt(tx)}
          or not ${isNoticed(tx)} and ${noticeDue(tx)} < ${campaignNow(tx)})
      order by c.id limit ${campaignsAtOnce}
      for no key update of c skip locked`;
    const ids = campaigns.map(({ id }) => id);
    if (ids.length > 0) await noteDeadlines(tx, ids, null);
    return ids.length < campaignsAtOnce ? null : (ids.at(-1) ?? null);
  });
}

/**
 * Compares what is shown with what the history has come to, of campaigns that are locked.
 *
 * @param deed what has been done in between; `so far`: something is about to be, so the history comes to what is shown now
 */
export async function noteDeadlines(
  tx: ISql,
  ids: readonly string[],
  deed: Deed | 'so far' | null,
): Promise<void> {
  const by = deed === 'so far' ? null : deed;
  await tx`
    with looked as materialized (
      select c.id, c.noted_at, c.noted_deadline as from_at, ${shownDeadline(tx)} as to_at, ${campaignNow(tx)} as at,
        c.last_dial_at - ${tx.unsafe(clockText.shift)} as dial_at,
        ${idleSince(tx)} + make_interval(days => a.inactivity_days) > c.noted_deadline as dialled,
        c.noticed_at is null and c.noticed_for is not null as notice_over
      from campaigns c join accounts a on a.id = c.account_id
      where c.id = any(${ids})
    ),
    judged as materialized (
      select l.*, case
        when noted_at is null or from_at is not distinct from to_at then null
        when ${by !== null} then ${by?.reason ?? null}
        when from_at is null then 'exemption_ended'
        when abs(extract(epoch from to_at - from_at)) >= ${worthTellingHours * 3600} or notice_over
          then case when dialled then 'dial' else 'delay' end
      end as reason
      from looked l
    ),
    noted as (
      update campaigns c set noted_deadline = j.to_at, noted_at = j.at,
        noticed_for = case when c.noticed_at is not null then c.noticed_for end
      from judged j
      where c.id = j.id and (j.noted_at is null or j.reason is not null or j.notice_over or ${deed !== null})
    )
    insert into deadline_moves (id, campaign_id, moved_at, from_at, to_at, reason, actor, note)
    select uuidv7(), j.id, j.at, j.from_at, j.to_at, j.reason,
      case when j.reason = 'dial' then ${dialler(tx)} else ${by?.actor ?? null} end, ${by?.note ?? null}
    from judged j where j.reason is not null
    order by j.id`;
}

/** Who placed the newest dial, where that was a person of ours. */
const dialler = (tx: ISql) => tx`(
  select 'user:' || k.caller_id from calls k
  where k.campaign_id = j.id and k.placed and k.started_at = j.dial_at and k.caller_id ~ ${`^${uuidPattern}`}
    and exists (select from users u where u.id = k.caller_id::uuid)
  limit 1)`;
