import type { ISql } from 'postgres';
import type { ReleaseAttempt, ReleaseStep } from '../../domain/receipt.ts';
import type { Fragment } from '../fragment.ts';
import { isoTime, jsonObject } from '../json-object.ts';
import { receiptText } from '../releases/receipt-text.ts';

const readBack: ReleaseStep['request'] = 'read_back';

/**
 * The releases of a campaign. `attempt_log` is JSON text: every attempt with its requests to the carrier; `read_back_at`
 * is the last read-back, what the proof rests on. Times inside JSON are made UTC here: the session's zone must not show.
 */
export function receiptsOf(sql: ISql, campaignId: string): Fragment {
  const attempt = jsonObject<ReleaseAttempt<string>>(sql, {
    attempt: sql`a.attempt`,
    startedAt: isoTime(sql, sql`a.started_at`),
    finishedAt: isoTime(sql, sql`a.finished_at`),
    steps: sql`a.steps`,
    outcome: sql`a.outcome`,
  });
  return sql`
  select r.number_id, n.e164 as number, n.carrier, n.carrier_ref, r.status, ${receiptText(sql, 'outcome')} as outcome,
    ${receiptText(sql, 'proof')} as proof, r.released_at, log.read_back_at, r.attempts,
    coalesce(${receiptText(sql, 'orderRef')}, r.order_ref) as order_ref, r.reason, log.attempt_log,
    ${receiptText(sql, 'absence')} as absence
  from releases r
  join phone_numbers n on n.id = r.number_id
  cross join lateral (
    select
      coalesce(jsonb_agg(${attempt} order by a.attempt), '[]')::text as attempt_log,
      max((select max(s->>'at') from jsonb_array_elements(a.steps) s where s->>'request' = ${readBack}))
        as read_back_at
    from release_attempts a
    where a.number_id = r.number_id
  ) log
  where r.campaign_id = ${campaignId}`;
}
