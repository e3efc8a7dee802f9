import type { ISql } from 'postgres';
import { columns } from '../../csv/columns.ts';
import { contactSheetColumns, type ExportKind, otherFieldsColumn } from '../../domain/exports.ts';
import type { Fragment } from '../fragment.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import type { ExportSource } from './live-source.ts';

/** Rows of an export: what to select them from, in which order, and which of its columns. */
export interface ExportRows {
  from: Fragment;
  orderedBy: string;
  columns: readonly string[];
}

/** The columns of a file with the last result of each contact. */
export const resultColumns = [
  'contact_id',
  'phone',
  'first_name',
  'last_name',
  'email',
  'external_id',
  'call_id',
  'caller_id',
  'caller_name',
  'started_at',
  'duration_seconds',
  'outcome',
  'disposition',
  'answers',
  'result_at',
] as const;

/** The columns for people with a spreadsheet; JSON among them becomes a column for each of its keys. */
export const shownColumns: Readonly<Record<ExportKind, readonly string[]>> = {
  calls: [
    'call_id',
    'contact_id',
    'contact_first_name',
    'contact_last_name',
    'contact_external_id',
    'caller_id',
    'caller_name',
    'from_number',
    'to_number',
    'placed',
    'started_at',
    'ended_at',
    'duration_seconds',
    'outcome',
    'disposition',
    'answers',
    'result_at',
  ],
  contacts: contactSheetColumns,
  receipts: [
    'number_id',
    'number',
    'carrier',
    'carrier_ref',
    'status',
    'outcome',
    'proof',
    'released_at',
    'read_back_at',
    'attempts',
    'order_ref',
    'reason',
    'attempt_log',
    'absence',
  ],
  opt_outs: columns.opt_outs,
  results: resultColumns,
};

/** Rows as they are sealed, and of each contact the last result. */
export function plainRows(
  sql: ISql,
  campaignId: string,
  kind: ExportKind,
  source: ExportSource,
  names: readonly [string, ...string[]],
): ExportRows {
  if (kind !== 'results') return { from: source(kind), orderedBy: names[0], columns: names };
  return { from: lastResults(sql, campaignId, source), orderedBy: 'contact_id', columns: resultColumns };
}

/** Rows for people with a spreadsheet: with the names beside the ids. */
export function spreadsheetRows(
  sql: ISql,
  campaignId: string,
  kind: ExportKind,
  source: ExportSource,
): ExportRows {
  const rows: Record<ExportKind, () => ExportRows> = {
    calls: () => ({
      from: sql`(
        select r.*, c.first_name as contact_first_name, c.last_name as contact_last_name,
          c.external_id as contact_external_id, k.caller_name
        from ${source('calls')} r
        left join ${source('contacts')} c on c.contact_id = r.contact_id
        left join ${callers(sql, campaignId)} k on k.caller_id = r.caller_id)`,
      orderedBy: 'call_id',
      columns: shownColumns.calls,
    }),
    contacts: () => ({
      from: sql`(
        select c.*, contact_id as lastcall_contact_id, dialled_at as lastcall_dialled_at,
          created_at as lastcall_created_at
        from ${source('contacts')} c)`,
      orderedBy: 'contact_id',
      columns: shownColumns.contacts,
    }),
    receipts: () => ({
      from: source('receipts'),
      orderedBy: 'number_id',
      columns: shownColumns.receipts,
    }),
    opt_outs: () => ({
      from: source('opt_outs'),
      orderedBy: 'opt_out_id',
      columns: shownColumns.opt_outs,
    }),
    results: () => ({
      from: lastResults(sql, campaignId, source),
      orderedBy: 'contact_id',
      columns: resultColumns,
    }),
  };
  return rows[kind]();
}

/** Every contact, with the newest call that has a result; with the newest call where none has one. */
const lastResults = (sql: ISql, campaignId: string, source: ExportSource) => sql`(
  select c.contact_id, c.phone, c.first_name, c.last_name, c.email, c.external_id, r.call_id, r.caller_id,
    k.caller_name, r.started_at, r.duration_seconds, r.outcome, r.disposition, r.answers, r.result_at
  from ${source('contacts')} c
  left join (
    select distinct on (contact_id) *
    from ${source('calls')} r
    where contact_id is not null
    order by contact_id, result_at desc nulls last, started_at desc, call_id desc
  ) r on r.contact_id = c.contact_id
  left join ${callers(sql, campaignId)} k on k.caller_id = r.caller_id)`;

// Only people who were assigned: a dialer may write anybody's id as the caller's.
export const callers = (sql: ISql, campaignId: string) => sql`(
  select k.user_id::text as caller_id, u.name as caller_name
  from campaign_callers k join users u on u.id = k.user_id
  where k.campaign_id = ${campaignId})`;

/** JSON columns whose keys become columns in a spreadsheet. */
export const keyedColumns: Readonly<Record<string, KeyedColumn | undefined>> = {
  answers: { others: 'other_answers', what: 'answer' },
  fields: { others: otherFieldsColumn, what: 'field' },
};

export interface KeyedColumn {
  /** The heading of the column for what has no column of its own. */
  others: string;
  /** What one of its keys names. */
  what: string;
}

/** The keys that most rows have, at most `limit` of them, in order; and whether there are more. */
export async function mostUsedKeys(
  sql: ISql,
  { from }: ExportRows,
  name: string,
  limit: number,
): Promise<{ keys: string[]; more: boolean }> {
  const found = await withLongStatements(
    wholeCampaignMs,
    () => sql<{ key: string }[]>`
      select key
      from ${from} r, jsonb_object_keys(r.${sql(name)}) key
      group by key order by count(*) desc, key collate "C" limit ${limit + 1}`,
  );
  const keys = found.slice(0, limit).map(({ key }) => key);
  return { keys: keys.toSorted(), more: found.length > limit };
}
