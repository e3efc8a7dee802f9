import type { ISql, Sql } from 'postgres';
import { mostPresets, type PresetTarget } from '../../domain/export-presets.ts';
import { uuidv7 } from '../../ids.ts';
import { actorName } from '../audit/actor-name.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { etagOf, type IfMatch, isMeantFor } from '../etag.ts';

/** Columns chosen for a kind of export, in their order. */
export interface ExportPreset extends PresetTarget {
  id: string;
  /** Of its name and columns. */
  etag: string;
  name: string;
  columns: string[];
  createdAt: Date;
  createdBy: string;
  createdByName: string | null;
  changedAt: Date;
  /** How many scheduled exports have its columns. */
  schedules: number;
}

const select = (sql: ISql) => sql`
  select p.id, ${etagOf(sql, sql`p.name, p.columns`)} as etag, p.name, p.of, p.kind, p.layout, p.columns, p.created_at as "createdAt", p.created_by as "createdBy",
    ${actorName(sql, sql`p.created_by`)} as "createdByName", p.changed_at as "changedAt",
    (select count(*)::int from export_schedules s where s.preset_id = p.id and s.removed_at is null) as schedules
  from export_presets p`;

/** All presets of an account, by name: not more than an account can have. */
export const listExportPresets = (sql: ISql, accountId: string): Promise<ExportPreset[]> =>
  sql<ExportPreset[]>`${select(sql)} where p.account_id = ${accountId} order by lower(p.name)`;

export async function readExportPreset(
  sql: ISql,
  accountId: string,
  id: string,
): Promise<ExportPreset | null> {
  const [found] = await sql<
    ExportPreset[]
  >`${select(sql)} where p.account_id = ${accountId} and p.id = ${id}`;
  return found ?? null;
}

/** The preset that is called so, whatever its capital letters, or has this id. */
export async function findExportPreset(
  sql: ISql,
  accountId: string,
  nameOrId: string,
): Promise<ExportPreset | null> {
  const [found] = await sql<ExportPreset[]>`
    ${select(sql)} where p.account_id = ${accountId} and (lower(p.name) = lower(${nameOrId}) or p.id::text = lower(${nameOrId}))`;
  return found ?? null;
}

/** One after the other of an account, also whoever schedules by a preset. */
const oneAtATime = (tx: ISql, accountId: string) =>
  tx`select from accounts where id = ${accountId} for no key update`;

const nameIsTaken = async (tx: ISql, accountId: string, name: string, except: string | null) =>
  (
    await tx`
      select from export_presets
      where account_id = ${accountId} and lower(name) = lower(${name}) and id is distinct from ${except}`
  ).length > 0;

/** @returns why there is none, if there is none */
export async function createExportPreset(
  sql: Sql,
  input: PresetTarget & { accountId: string; actor: string; name: string; columns: readonly string[] },
): Promise<ExportPreset | 'name_taken' | 'too_many'> {
  const { accountId, actor, name, of, kind, layout } = input;
  return sql.begin(async (tx) => {
    await oneAtATime(tx, accountId);
    if (await nameIsTaken(tx, accountId, name, null)) return 'name_taken';
    const id = uuidv7();
    const made = await tx`
      insert into export_presets (id, account_id, name, of, kind, layout, columns, created_by)
      select ${id}, ${accountId}, ${name}, ${of}, ${kind}, ${layout}, ${input.columns as string[]}::text[], ${actor}
      where (select count(*) from export_presets where account_id = ${accountId}) < ${mostPresets}`;
    if (made.count === 0) return 'too_many';
    const details = { presetId: id, name, kind };
    await writeAudit(tx, { accountId, actor, action: 'export_preset.created', details });
    return requirePreset(await readExportPreset(tx, accountId, id));
  });
}

/**
 * Gives a preset another name, other columns, or both. Scheduled exports that have its columns follow.
 *
 * @param input.maySchedule whether who asks may change what is exported on a schedule
 */
export async function changeExportPreset(
  sql: Sql,
  input: {
    accountId: string;
    actor: string;
    id: string;
    name?: string | undefined;
    columns?: readonly string[] | undefined;
    maySchedule: boolean;
    /** The etags that the change is meant for. */
    ifMatch?: IfMatch;
  },
): Promise<ExportPreset | 'not_found' | 'changed_meanwhile' | 'name_taken' | 'scheduled'> {
  const { accountId, actor, id } = input;
  return sql.begin(async (tx) => {
    await oneAtATime(tx, accountId);
    const before = await readExportPreset(tx, accountId, id);
    if (!before) return 'not_found';
    if (!isMeantFor(before.etag, input.ifMatch)) return 'changed_meanwhile';
    const name = input.name ?? before.name;
    const columns = [...(input.columns ?? before.columns)];
    const changed = [
      ...(name === before.name ? [] : ['name']),
      ...(columns.join() === before.columns.join() ? [] : ['columns']),
    ];
    if (changed.length === 0) return before;
    if (await nameIsTaken(tx, accountId, name, id)) return 'name_taken';
    if (changed.includes('columns') && before.schedules > 0 && !input.maySchedule) return 'scheduled';
    await tx`
      update export_presets set name = ${name}, columns = ${columns}::text[], changed_at = now() where id = ${id}`;
    await tx`update export_schedules set columns = ${columns}::text[] where preset_id = ${id}`;
    await writeAudit(tx, {
      accountId,
      actor,
      action: 'export_preset.changed',
      details: { presetId: id, name, changed },
    });
    return requirePreset(await readExportPreset(tx, accountId, id));
  });
}

/** Scheduled exports keep the columns that they have. */
export async function deleteExportPreset(
  sql: Sql,
  input: { accountId: string; actor: string; id: string; ifMatch?: IfMatch },
): Promise<'deleted' | 'not_found' | 'changed_meanwhile'> {
  const { accountId, actor, id } = input;
  return sql.begin(async (tx) => {
    await oneAtATime(tx, accountId);
    const before = await readExportPreset(tx, accountId, id);
    if (!before) return 'not_found';
    if (!isMeantFor(before.etag, input.ifMatch)) return 'changed_meanwhile';
    await tx`delete from export_presets where id = ${id}`;
    const details = { presetId: id, name: before.name, kind: before.kind };
    await writeAudit(tx, { accountId, actor, action: 'export_preset.deleted', details });
    return 'deleted';
  });
}

function requirePreset(preset: ExportPreset | null): ExportPreset {
  if (!preset) throw new Error('export presets: one that was written can be read');
  return preset;
}
