import type { ISql, Sql } from 'postgres';
import type { DoNotCallSource } from '../../domain/do-not-call.ts';
import { actorName } from '../audit/actor-name.ts';
import type { Fragment } from '../fragment.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';

/** A number on an account's do-not-call list. */
export interface DoNotCallEntry {
  id: string;
  /** E.164. */
  phone: string;
  source: DoNotCallSource;
  reason: string | null;
  addedAt: Date;
  /** As in the audit log; null where a disposition did it. */
  addedBy: string | null;
  /** The name of the person or key that added it, or of the caller who reported the disposition. */
  addedByName: string | null;
  campaignId: string | null;
  /** Null where no disposition did it, or the campaign is gone. */
  campaignName: string | null;
  callId: string | null;
  callerId: string | null;
}

// Only people who were assigned have their names shown: a dialer may write anybody's id as the caller's.
const columns = (sql: ISql): Fragment => sql`
  d.id, d.phone, d.source, d.reason, d.created_at as "addedAt", d.added_by as "addedBy",
  coalesce(${actorName(sql, sql`d.added_by`)}, (
    select u.name from campaign_callers k join users u on u.id = k.user_id
    where k.campaign_id = d.campaign_id and k.user_id::text = d.caller_id)) as "addedByName",
  d.campaign_id as "campaignId", (select c.name from campaigns c where c.id = d.campaign_id) as "campaignName",
  d.call_id as "callId", d.caller_id as "callerId"`;

export interface DoNotCallFilter {
  accountId: string;
  /** E.164. */
  phone?: string | undefined;
  /** Part of a number, as people write it. */
  search?: string | undefined;
  source?: DoNotCallSource | undefined;
}

/** Whether a list that finds little has looked at every entry. */
export const looksAtWholeList = ({ phone, search, source }: Omit<DoNotCallFilter, 'accountId'>): boolean =>
  phone === undefined && (search !== undefined || source !== undefined);

/** An account's list, newest first; before the entry `before`, where one is given. */
export async function listDoNotCall(
  sql: Sql,
  input: DoNotCallFilter & { before: string | null; limit: number },
): Promise<DoNotCallEntry[]> {
  const { accountId, phone, search, source, before, limit } = input;
  const digits = search?.replace(/\D/g, '').replace(/^0+/, '');
  const list = async () => sql<DoNotCallEntry[]>`
      select ${columns(sql)}
      from do_not_call d
      where d.account_id = ${accountId}
        ${phone === undefined ? sql`` : sql`and d.phone = ${phone}`}
        ${digits === undefined ? sql`` : sql`and position(${digits} in d.phone) > 0`}
        ${source === undefined ? sql`` : sql`and d.source = ${source}`}
        ${before === null ? sql`` : sql`and d.id < ${before}`}
      order by d.id desc limit ${limit}`;
  return looksAtWholeList(input) ? withLongStatements(wholeCampaignMs, list) : list();
}

/** The entry of a number; null: it is not on the list. */
export async function readEntry(sql: ISql, accountId: string, phone: string): Promise<DoNotCallEntry | null> {
  const [entry] = await sql<DoNotCallEntry[]>`
    select ${columns(sql)} from do_not_call d where d.account_id = ${accountId} and d.phone = ${phone}`;
  return entry ?? null;
}
