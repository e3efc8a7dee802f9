import type { Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { enqueue } from '../outbox.ts';

export interface AccountSettings {
  id: string;
  name: string;
  timeZone: string;
  inactivityDays: number;
  noticeDays: number;
  callbackGraceDays: number;
  removeReleaseBlocks: boolean;
  namesInTemporal: boolean;
  /** Null: for ever. */
  retentionDays: number | null;
  /** In lower case. */
  doNotCallDispositions: string[];
  demo: boolean;
}

type AccountChange = { [Key in 'name' | 'timeZone']?: string | undefined } & {
  [Key in 'inactivityDays' | 'noticeDays' | 'callbackGraceDays']?: number | undefined;
} & { [Key in 'removeReleaseBlocks' | 'namesInTemporal']?: boolean | undefined } & {
  doNotCallDispositions?: string[] | undefined;
  retentionDays?: number | null | undefined;
};

const columns = (sql: Sql) => sql`
  id, name, time_zone as "timeZone", inactivity_days as "inactivityDays", notice_days as "noticeDays",
  callback_grace_days as "callbackGraceDays", remove_release_blocks as "removeReleaseBlocks",
  names_in_temporal as "namesInTemporal", retention_days as "retentionDays",
  do_not_call_dispositions as "doNotCallDispositions", demo`;

export async function readAccount(sql: Sql, accountId: string): Promise<AccountSettings> {
  const [account] = await sql<
    AccountSettings[]
  >`select ${columns(sql)} from accounts where id = ${accountId}`;
  if (!account) throw new Error(`account ${accountId} is gone`);
  return account;
}

/**
 * Changes an account's settings. A changed policy holds at once, since every deadline is computed from it; the outbox
 * tells the workflows of active campaigns, whose timers may be too late now.
 *
 * @returns null when the notice would not come before the deadline
 */
export async function changeAccount(
  sql: Sql,
  { accountId, actor, change }: { accountId: string; actor: string; change: AccountChange },
): Promise<AccountSettings | null> {
  return sql.begin(async (tx) => {
    const [account] = await tx<(AccountSettings & { policyChanged: boolean })[]>`
      update accounts set
        name = coalesce(${change.name ?? null}, name),
        time_zone = coalesce(${change.timeZone ?? null}, time_zone),
        inactivity_days = coalesce(${change.inactivityDays ?? null}, inactivity_days),
        notice_days = coalesce(${change.noticeDays ?? null}, notice_days),
        callback_grace_days = coalesce(${change.callbackGraceDays ?? null}, callback_grace_days),
        remove_release_blocks = coalesce(${change.removeReleaseBlocks ?? null}, remove_release_blocks),
        names_in_temporal = coalesce(${change.namesInTemporal ?? null}, names_in_temporal),
        retention_days = case when ${change.retentionDays === undefined} then retention_days else ${change.retentionDays ?? null} end,
        do_not_call_dispositions = coalesce(${change.doNotCallDispositions ?? null}::text[], do_not_call_dispositions)
      where id = ${accountId}
        and coalesce(${change.noticeDays ?? null}, notice_days) < coalesce(${change.inactivityDays ?? null}, inactivity_days)
      returning ${columns(sql)},
        (old.inactivity_days, old.notice_days) <> (new.inactivity_days, new.notice_days) as "policyChanged"`;
    if (!account) return null;
    const { policyChanged, ...settings } = account;
    if (policyChanged) {
      const active = await tx<{ id: string }[]>`
        select id from campaigns where account_id = ${accountId} and status = 'active'`;
      await enqueue(tx, ...active.map(({ id }) => ({ topic: 'policy', campaignId: id }) as const));
    }
    await writeAudit(tx, { accountId, actor, action: 'account.changed', details: { ...change } });
    return settings;
  });
}
