import type { ISql, Sql } from 'postgres';
import { columnsOf, type ExportPeriod } from '../../domain/account-exports.ts';
import { uuidv7 } from '../../ids.ts';
import { actorName } from '../audit/actor-name.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { enqueue } from '../outbox.ts';
import { allAreOf, type ExportContent, insertExport } from './account-exports.ts';

/** When a schedule's exports are made, in the account's time zone. */
export interface ExportTimes {
  every: ExportPeriod;
  /** 0: Sunday; null unless it is every week. */
  weekday: number | null;
  hour: number;
}

export interface ExportSchedule extends ExportContent, ExportTimes {
  id: string;
  /** Whose columns it has, and follows. */
  presetId: string | null;
  createdAt: Date;
  createdBy: string;
  createdByName: string | null;
}

const mostSchedules = 50;

/** @returns its id, or why there is none: one of the campaigns is not the account's, or the account has many */
export async function createExportSchedule(
  sql: Sql,
  input: ExportContent & ExportTimes & { accountId: string; actor: string; presetId: string | null },
): Promise<{ scheduleId: string } | { refused: 'campaign_missing' | 'too_many' }> {
  const { accountId, actor, kind, format, campaignIds, keepDays, every, weekday, hour } = input;
  return sql.begin(async (tx) => {
    // Its preset is not changed in the same moment.
    await tx`select from accounts where id = ${accountId} for no key update`;
    if (campaignIds !== null && !(await allAreOf(tx, accountId, campaignIds)))
      return { refused: 'campaign_missing' };
    const id = uuidv7();
    const [made] = await tx`
      insert into export_schedules (id, account_id, kind, format, columns, preset_id, campaign_ids, keep_days, created_by,
        every, weekday, hour)
      select ${id}, ${accountId}, ${kind}, ${format}, coalesce(p.columns, ${input.columns as string[]}::text[]), p.id,
        ${campaignIds as string[] | null}::uuid[], ${keepDays}, ${actor}, ${every}, ${weekday}, ${hour}
      from (values (${input.presetId}::uuid)) asked (preset_id)
      left join export_presets p on p.id = asked.preset_id and p.account_id = ${accountId}
      where (select count(*) from export_schedules where account_id = ${accountId} and removed_at is null) < ${mostSchedules}
      returning id`;
    if (!made) return { refused: 'too_many' };
    await enqueue(tx, { topic: 'export_schedule', jobId: id });
    const details = { scheduleId: id, kind };
    await writeAudit(tx, { accountId, actor, action: 'export_schedule.created', details });
    return { scheduleId: id };
  });
}

/** Answers whether there was one. */
export async function removeExportSchedule(
  sql: Sql,
  { accountId, scheduleId, actor }: { accountId: string; scheduleId: string; actor: string },
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [removed] = await tx`
      update export_schedules set removed_at = now()
      where id = ${scheduleId} and account_id = ${accountId} and removed_at is null returning id`;
    if (!removed) return false;
    await enqueue(tx, { topic: 'export_schedule', jobId: scheduleId });
    await writeAudit(tx, { accountId, actor, action: 'export_schedule.removed', details: { scheduleId } });
    return true;
  });
}

/** The account's schedules, the oldest first: not more than an account can have. */
export async function listExportSchedules(sql: ISql, accountId: string): Promise<ExportSchedule[]> {
  return await sql<ExportSchedule[]>`
    select s.id, s.kind, s.format, s.columns, s.preset_id as "presetId", s.campaign_ids as "campaignIds",
      s.keep_days as "keepDays", s.every,
      s.weekday, s.hour, s.created_at as "createdAt", s.created_by as "createdBy",
      ${actorName(sql, sql`s.created_by`)} as "createdByName"
    from export_schedules s where s.account_id = ${accountId} and s.removed_at is null order by s.id`;
}

/** A schedule as Temporal is to have it. */
export interface ScheduledTimes extends ExportTimes {
  scheduleId: string;
  accountId: string;
  timeZone: string;
}

/** The schedules as Temporal is to have them. */
export async function scheduledTimes(sql: ISql, scheduleId?: string): Promise<ScheduledTimes[]> {
  return await sql<ScheduledTimes[]>`
    select s.id as "scheduleId", s.account_id as "accountId", a.time_zone as "timeZone", s.every, s.weekday, s.hour
    from export_schedules s join accounts a on a.id = s.account_id
    where s.removed_at is null ${scheduleId === undefined ? sql`` : sql`and s.id = ${scheduleId}`}`;
}

/**
 * Asks for the export that a schedule is for: of the whole day, week from Monday on, or month before a moment, in the
 * account's time zone. Once for each occurrence, and not of a schedule that was removed.
 */
export async function createScheduledExport(
  sql: Sql,
  { scheduleId, occurrence, at }: { scheduleId: string; occurrence: string; at: Date },
): Promise<void> {
  await sql.begin(async (tx) => {
    const [schedule] = await tx<
      (ExportContent & { accountId: string; actor: string; from: string; to: string })[]
    >`
      select s.account_id as "accountId", s.kind, s.format, s.columns, s.campaign_ids as "campaignIds",
        s.keep_days as "keepDays", s.created_by as actor,
        to_char(date_trunc(s.every, ${at}::timestamptz at time zone a.time_zone) - ('1 ' || s.every)::interval, 'YYYY-MM-DD') as "from",
        to_char(date_trunc(s.every, ${at}::timestamptz at time zone a.time_zone) - interval '1 day', 'YYYY-MM-DD') as "to"
      from export_schedules s join accounts a on a.id = s.account_id
      where s.id = ${scheduleId} and s.removed_at is null`;
    if (!schedule) return;
    // Nobody is there to be asked about columns that an update of Lastcall has taken away.
    const known = columnsOf(schedule.kind);
    const left = schedule.columns.filter((column) => known.includes(column));
    const columns = left.length > 0 ? left : known;
    await insertExport(tx, { ...schedule, columns }, { scheduleId, occurrence });
  });
}
