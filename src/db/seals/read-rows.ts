import type { ISql } from 'postgres';
import type { ReleaseStatus } from '../../domain/numbers.ts';
import type { Absence, Receipt, ReleaseAttempt, ReleaseStep } from '../../domain/receipt.ts';
import type { Fragment } from '../fragment.ts';
import { isoTime, jsonObject } from '../json-object.ts';
import { receiptText } from '../releases/receipt-text.ts';

/** A page of a campaign's rows in the order of their keys: above `after`, up to and with `through`. */
export interface RowRange {
  campaignId: string;
  /** Null: from the first row on. */
  after: string | null;
  /** Null: to the last row. */
  through: string | null;
  limit: number;
}

/** One call. `answers` is JSON text. */
export interface CallRow {
  call_id: string;
  contact_id: string | null;
  caller_id: string | null;
  from_number: string | null;
  to_number: string | null;
  placed: boolean;
  started_at: Date;
  ended_at: Date | null;
  duration_seconds: number | null;
  outcome: string | null;
  disposition: string | null;
  answers: string | null;
  result_at: Date | null;
}

/** One contact. `fields` is JSON text. */
export interface ContactRow {
  contact_id: string;
  phone: string;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  external_id: string | null;
  fields: string;
  dialled_at: Date | null;
  created_at: Date;
}

/** One number's release. `attempt_log` is JSON text: every attempt with its requests to the carrier. */
export interface ReceiptRow {
  number_id: string;
  number: string;
  carrier: string;
  carrier_ref: string | null;
  status: ReleaseStatus;
  outcome: Receipt['outcome'] | null;
  proof: Receipt['proof'] | null;
  released_at: Date | null;
  /** The last read-back: what the proof rests on. */
  read_back_at: string | null;
  attempts: number;
  order_ref: string | null;
  reason: string | null;
  attempt_log: string;
  absence: Absence | null;
}

// JSON leaves the database as text: jsonb has one canonical order of keys and keeps every digit of a number, which a
// parse on our side would not. Bounds are put in only where there are any, so that each form has an index range scan.

/** @param answers what `answers` is: JSON as text, or as the database has it */
export const callColumns = (sql: ISql, answers: Fragment): Fragment => sql`
  id as call_id, contact_id, caller_id, from_number, to_number, placed, started_at, ended_at, duration_seconds, outcome,
  disposition, ${answers} as answers, result_at`;

/** @param fields what `fields` is: JSON as text, or as the database has it */
export const contactColumns = (sql: ISql, fields: Fragment): Fragment => sql`
  id as contact_id, phone, first_name, last_name, email, external_id, ${fields} as fields, dialled_at, created_at`;

/** Calls in the byte order of their ids. */
export async function readCalls(sql: ISql, { campaignId, after, through, limit }: RowRange) {
  return await sql<CallRow[]>`
  select ${callColumns(sql, sql`answers::text`)}
  from calls
  where campaign_id = ${campaignId}
    ${after === null ? sql`` : sql`and id > ${after}`}
    ${through === null ? sql`` : sql`and id <= ${through}`}
  order by id limit ${limit}`;
}

/** Contacts in the order of their ids. */
export async function readContacts(sql: ISql, { campaignId, after, through, limit }: RowRange) {
  return await sql<ContactRow[]>`
  select ${contactColumns(sql, sql`fields::text`)}
  from contacts
  where campaign_id = ${campaignId}
    ${after === null ? sql`` : sql`and id > ${after}`}
    ${through === null ? sql`` : sql`and id <= ${through}`}
  order by id limit ${limit}`;
}

const readBack: ReleaseStep['request'] = 'read_back';

/** Times inside JSON are made UTC here: the session's zone must not show. */
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

/** Releases in the order of their numbers' ids. */
export async function readReceipts(sql: ISql, { campaignId, after, through, limit }: RowRange) {
  return await sql<ReceiptRow[]>`
  ${receiptsOf(sql, campaignId)}
    ${after === null ? sql`` : sql`and r.number_id > ${after}`}
    ${through === null ? sql`` : sql`and r.number_id <= ${through}`}
  order by r.number_id limit ${limit}`;
}
