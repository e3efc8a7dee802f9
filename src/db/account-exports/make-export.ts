import type { ISql, Sql } from 'postgres';
import type {
  AccountExportFormat,
  AccountExportKind,
  AccountExportStatus,
} from '../../domain/account-exports.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { writeEvent } from '../events/write-events.ts';

/** An export as its worker needs it. */
export interface ExportToMake {
  id: string;
  accountId: string;
  kind: AccountExportKind;
  format: AccountExportFormat;
  columns: string[];
  campaignIds: string[] | null;
  timeZone: string;
  /** ISO 8601: literals of `COPY` are made of them. */
  fromAt: string;
  beforeAt: string;
  status: AccountExportStatus;
  questions: string[] | null;
  moreQuestions: boolean;
}

/** Where an export goes on: after these rows; with null for the call, after all of the campaign. */
export interface ExportCursor {
  campaignId: string;
  callId: string | null;
}

/** What is recorded of a part. */
export interface ExportPart {
  /** Of its file in the archive store. */
  key: string;
  bytes: number;
  /** In hex. */
  sha256: string;
  sequence: number;
  rows: number;
  uncompressedBytes: number;
}

/** Begins an export, or goes on with one. Null: it was cancelled, is done, or is gone. */
export async function beginAccountExport(sql: Sql, exportId: string): Promise<ExportToMake | null> {
  const [begun] = await sql<ExportToMake[]>`
    update account_exports set status = 'running' where id = ${exportId} and status in ('waiting', 'running')
    returning id, account_id as "accountId", kind, format, columns, campaign_ids as "campaignIds",
      time_zone as "timeZone", ${iso(sql, 'from_at')} as "fromAt", ${iso(sql, 'before_at')} as "beforeAt", status,
      questions, more_questions as "moreQuestions"`;
  return begun ?? null;
}

const iso = (sql: ISql, column: string) =>
  sql`to_char(${sql(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Keeps what was found out before the first part. */
export async function planAccountExport(
  sql: Sql,
  exportId: string,
  plan: { estimatedRows: number | null; questions: readonly string[]; moreQuestions: boolean },
): Promise<void> {
  await sql`
    update account_exports set estimated_rows = ${plan.estimatedRows}, questions = ${plan.questions as string[]}::text[],
      more_questions = ${plan.moreQuestions}
    where id = ${exportId} and status = 'running' and questions is null`;
}

/** Says how far it is. False: somebody has cancelled it. */
export async function noteExportRows(sql: Sql, exportId: string, rows: number): Promise<boolean> {
  const [noted] = await sql`
    update account_exports set rows = ${rows} where id = ${exportId} and status = 'running' returning id`;
  return noted !== undefined;
}

/** The parts that stand, in order, and where the export goes on after them. */
export async function recordedParts(
  sql: ISql,
  exportId: string,
): Promise<{ parts: ExportPart[]; cursor: ExportCursor | 'start' | 'end' }> {
  const parts = await sql<ExportPart[]>`
    select sequence, rows, bytes::float8 as bytes, uncompressed_bytes::float8 as "uncompressedBytes", sha256,
      store_key as key
    from account_export_parts where export_id = ${exportId} order by sequence`;
  const last = parts.at(-1);
  if (!last) return { parts, cursor: 'start' };
  const [through] = await sql<{ campaignId: string | null; callId: string | null }[]>`
    select campaign_id as "campaignId", call_id as "callId" from account_export_parts
    where export_id = ${exportId} and sequence = ${last.sequence}`;
  const { campaignId = null, callId = null } = through ?? {};
  return { parts, cursor: campaignId === null ? 'end' : { campaignId, callId } };
}

/**
 * Records a part whose file is written. False: the export was cancelled, or another worker has recorded this part; the
 * file then belongs to nothing.
 */
export async function recordExportPart(
  sql: Sql,
  exportId: string,
  part: ExportPart,
  through: ExportCursor | 'end',
): Promise<boolean> {
  const [campaignId, callId] = through === 'end' ? [null, null] : [through.campaignId, through.callId];
  return sql.begin(async (tx) => {
    // The row's lock: of a cancel at the same moment one sees the other.
    const [running] = await tx`
      select from account_exports where id = ${exportId} and status = 'running' for no key update`;
    if (!running) return false;
    const [recorded] = await tx`
      insert into account_export_parts (export_id, sequence, campaign_id, call_id, rows, bytes, uncompressed_bytes, sha256,
        store_key)
      select ${exportId}, ${part.sequence}, ${campaignId}, ${callId}, ${part.rows}, ${part.bytes},
        ${part.uncompressedBytes}, ${part.sha256}, ${part.key}
      where ${part.sequence} = 1 + (
        select count(*) from account_export_parts where export_id = ${exportId} and campaign_id is not null)
      on conflict do nothing
      returning sequence`;
    if (!recorded) return false;
    await tx`
      update account_exports e set rows = (select sum(p.rows) from account_export_parts p where p.export_id = e.id)
      where id = ${exportId}`;
    return true;
  });
}

/** Makes an export ready whose last part is recorded. */
export async function finishAccountExport(sql: Sql, exportId: string): Promise<void> {
  await sql.begin(async (tx) => {
    const [ready] = await tx<{ accountId: string; kind: AccountExportKind; rows: number }[]>`
      update account_exports e set status = 'ready', finished_at = now(),
        expires_at = now() + make_interval(days => e.keep_days),
        rows = (select sum(p.rows) from account_export_parts p where p.export_id = e.id)
      where e.id = ${exportId} and e.status = 'running' and exists (
        select from account_export_parts p where p.export_id = e.id and p.campaign_id is null)
      returning e.account_id as "accountId", e.kind, e.rows::float8 as rows`;
    if (!ready) return;
    const { accountId, kind, rows } = ready;
    const details = { exportId, rows };
    await writeAudit(tx, { accountId, actor: 'workflow', action: 'account_export.ready', details });
    await writeEvent(tx, {
      accountId,
      campaignId: null,
      type: 'export.ready',
      data: { exportId, kind, rows },
    });
  });
}

/** In how many ms the files are to be taken away; 0: now. Null: there is no such export. */
export async function exportKeptForMs(sql: Sql, exportId: string): Promise<number | null> {
  const [found] = await sql<{ ms: number }[]>`
    select case when status in ('waiting', 'running') then 60000
      when status = 'ready' then greatest(0, ceil(extract(epoch from expires_at - now()) * 1000)) else 0 end::float8 as ms
    from account_exports where id = ${exportId}`;
  return found?.ms ?? null;
}

/** Says that there are no files of it any more. Answers whose they are; null: they are to be kept. */
export async function expireAccountExport(sql: Sql, exportId: string): Promise<{ accountId: string } | null> {
  const [over] = await sql<{ accountId: string }[]>`
    update account_exports set status = case when status = 'ready' then 'expired' else status end
    where id = ${exportId} and (status in ('cancelled', 'expired') or (status = 'ready' and expires_at <= now()))
    returning account_id as "accountId"`;
  return over ?? null;
}
