import type { ISql, Sql } from 'postgres';
import type {
  AccountExportFormat,
  AccountExportKind,
  AccountExportStatus,
} from '../../domain/account-exports.ts';
import { uuidv7 } from '../../ids.ts';
import { actorName } from '../audit/actor-name.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Fragment } from '../fragment.ts';
import { enqueue } from '../outbox.ts';

/** What is to be exported. */
export interface ExportContent {
  kind: AccountExportKind;
  format: AccountExportFormat;
  /** Of the kind's, in the order of the file. */
  columns: readonly string[];
  /** Null: all campaigns of the account. */
  campaignIds: readonly string[] | null;
  keepDays: number;
}

export interface AccountExport {
  id: string;
  kind: AccountExportKind;
  format: AccountExportFormat;
  columns: string[];
  campaignIds: string[] | null;
  keepDays: number;
  createdAt: Date;
  createdBy: string;
  createdByName: string | null;
  timeZone: string;
  from: string | null;
  to: string | null;
  status: AccountExportStatus;
  rows: number;
  estimatedRows: number | null;
  bytes: number;
  scheduleId: string | null;
  finishedAt: Date | null;
  expiresAt: Date | null;
  downloadedAt: Date | null;
}

/** So many of an account are made at once. */
const mostUnderWay = 5;

/** An export whose time is over is so from that moment on, whenever its files are taken away. */
const status = (sql: ISql): Fragment => sql`
  case when e.status = 'ready' and e.expires_at <= now() then 'expired' else e.status end`;

const columns = (sql: ISql): Fragment => sql`
  e.id, e.kind, e.format, e.columns, e.campaign_ids as "campaignIds", e.keep_days as "keepDays",
  e.created_at as "createdAt", e.created_by as "createdBy", ${actorName(sql, sql`e.created_by`)} as "createdByName",
  e.time_zone as "timeZone", e.from_day as "from", e.to_day as "to", ${status(sql)} as "status", e.rows::float8 as rows,
  e.estimated_rows::float8 as "estimatedRows",
  coalesce((select sum(p.bytes) from account_export_parts p where p.export_id = e.id), 0)::float8 as "bytes",
  e.schedule_id as "scheduleId", e.finished_at as "finishedAt", e.expires_at as "expiresAt",
  e.downloaded_at as "downloadedAt"`;

export interface NewAccountExport extends ExportContent {
  accountId: string;
  actor: string;
  /** Days of the account's time zone, both included; null: from the first, to now. */
  from: string | null;
  to: string | null;
}

/**
 * Asks for an export, and owes Temporal the start of its workflow.
 *
 * @returns its id, or why there is none: one of the campaigns is not the account's, or as many as may are under way
 */
export async function createAccountExport(
  sql: Sql,
  input: NewAccountExport,
): Promise<{ exportId: string } | { refused: 'campaign_missing' | 'busy' }> {
  return sql.begin(async (tx) => {
    const { accountId, campaignIds } = input;
    // One after the other of an account, so that none is not counted.
    await tx`select from accounts where id = ${accountId} for no key update`;
    const underWay = await tx`
      select from account_exports where account_id = ${accountId} and status in ('waiting', 'running')`;
    if (underWay.length >= mostUnderWay) return { refused: 'busy' };
    if (campaignIds !== null && !(await allAreOf(tx, accountId, campaignIds)))
      return { refused: 'campaign_missing' };
    const exportId = await insertExport(tx, input, { scheduleId: null, occurrence: null });
    if (exportId === null) throw new Error('create account export: only a schedule’s may be there already');
    return { exportId };
  });
}

/** Whether all of these campaigns are the account's. */
export async function allAreOf(
  sql: ISql,
  accountId: string,
  campaignIds: readonly string[],
): Promise<boolean> {
  const found = await sql`
    select from campaigns where account_id = ${accountId} and id = any(${campaignIds as string[]}::uuid[])`;
  return found.length === campaignIds.length;
}

/** @returns null: there is one for this occurrence of the schedule */
export async function insertExport(
  tx: ISql,
  input: NewAccountExport,
  of: { scheduleId: string | null; occurrence: string | null },
): Promise<string | null> {
  const { accountId, actor, kind, format, campaignIds, keepDays, from, to } = input;
  const [made] = await tx<{ id: string }[]>`
    insert into account_exports (id, account_id, kind, format, columns, campaign_ids, keep_days, created_by, time_zone,
      from_day, to_day, from_at, before_at, schedule_id, occurrence)
    select ${uuidv7()}, a.id, ${kind}, ${format}, ${input.columns as string[]}::text[], ${campaignIds as string[] | null}::uuid[],
      ${keepDays}, ${actor}, a.time_zone, ${from}, ${to},
      coalesce((${from}::date)::timestamp at time zone a.time_zone, 'epoch'),
      least(now(), (${to}::date + 1)::timestamp at time zone a.time_zone), ${of.scheduleId}, ${of.occurrence}
    from accounts a where a.id = ${accountId}
    on conflict (schedule_id, occurrence) do nothing
    returning id`;
  if (!made) return null;
  await enqueue(tx, { topic: 'export', jobId: made.id });
  const details = { exportId: made.id, kind };
  await writeAudit(tx, { accountId, actor, action: 'account_export.created', details });
  return made.id;
}

/** An account's exports, the newest first; before the one with the id `before`. */
export async function listAccountExports(
  sql: Sql,
  { accountId, before, limit }: { accountId: string; before: string | null; limit: number },
): Promise<AccountExport[]> {
  return await sql<AccountExport[]>`
    select ${columns(sql)} from account_exports e
    where e.account_id = ${accountId} ${before === null ? sql`` : sql`and e.id < ${before}`}
    order by e.id desc limit ${limit}`;
}

export async function readAccountExport(
  sql: ISql,
  accountId: string,
  exportId: string,
): Promise<AccountExport | null> {
  const [found] = await sql<AccountExport[]>`
    select ${columns(sql)} from account_exports e where e.account_id = ${accountId} and e.id = ${exportId}`;
  return found ?? null;
}

/**
 * Stops an export that is under way: no part of it is recorded from now on.
 *
 * @returns `over`: it was done, or was stopped before
 */
export async function cancelAccountExport(
  sql: Sql,
  { accountId, exportId, actor }: { accountId: string; exportId: string; actor: string },
): Promise<'cancelled' | 'over' | 'not_found'> {
  return sql.begin(async (tx) => {
    const [cancelled] = await tx`
      update account_exports set status = 'cancelled', finished_at = now()
      where id = ${exportId} and account_id = ${accountId} and status in ('waiting', 'running') returning id`;
    if (!cancelled) return (await readAccountExport(tx, accountId, exportId)) ? 'over' : 'not_found';
    await writeAudit(tx, { accountId, actor, action: 'account_export.cancelled', details: { exportId } });
    return 'cancelled';
  });
}

/** Notes that a result was downloaded to its end. */
export async function noteDownloaded(sql: Sql, exportId: string): Promise<void> {
  await sql`update account_exports set downloaded_at = now() where id = ${exportId} and downloaded_at is null`;
}

/** Exports whose workflow should run: those to be made, and those whose files are to be taken away. */
export async function accountExportsNeedingWorkflow(
  sql: Sql,
): Promise<{ exportId: string; accountId: string }[]> {
  return await sql<{ exportId: string; accountId: string }[]>`
    select id as "exportId", account_id as "accountId" from account_exports
    where status in ('waiting', 'running', 'ready') order by id`;
}
