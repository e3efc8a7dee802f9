import type { ISql, Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { movingDeadlines } from '../campaigns/deadline-moves.ts';
import { accountExemption, type Exemption } from '../campaigns/exemption.ts';
import { type IfMatch, whereMeantFor } from '../etag.ts';
import {
  changedPolicy,
  type Policy,
  type PolicyChange,
  policyProblem,
  type PolicyProblem,
} from './policy.ts';

export interface AccountSettings extends Policy {
  id: string;
  /** Of all that stands here. */
  etag: string;
  name: string;
  /** How often a campaign may be kept without a dial. */
  maxKeeps: number;
  callbackGraceDays: number;
  removeReleaseBlocks: boolean;
  namesInTemporal: boolean;
  /** Null: for ever. */
  retentionDays: number | null;
  /** In lower case. */
  doNotCallDispositions: string[];
  demo: boolean;
  /** What keeps all its campaigns from archiving themselves, while it does. */
  exemption: Exemption | null;
}

type AccountChange = PolicyChange & { name?: string | undefined } & {
  [Key in 'maxKeeps' | 'callbackGraceDays']?: number | undefined;
} & { [Key in 'removeReleaseBlocks' | 'namesInTemporal']?: boolean | undefined } & {
  doNotCallDispositions?: string[] | undefined;
  retentionDays?: number | null | undefined;
};

const settings = (sql: ISql) => sql`
  id, name, time_zone as "timeZone", inactivity_days as "inactivityDays", notice_days as "noticeDays", reminder_days as "reminderDays",
  jsonb_build_object('from', left(archive_from::text, 5), 'to', left(archive_to::text, 5)) as "archiveWindow",
  max_keeps as "maxKeeps", ${accountExemption(sql, sql`now()`)} as exemption, callback_grace_days as "callbackGraceDays", remove_release_blocks as "removeReleaseBlocks",
  names_in_temporal as "namesInTemporal", retention_days as "retentionDays",
  do_not_call_dispositions as "doNotCallDispositions", demo`;

const etag = (sql: ISql) =>
  sql`(select '"' || md5(to_jsonb(shown)::text) || '"' from (select ${settings(sql)}) shown)`;

const columns = (sql: ISql) => sql`${settings(sql)}, ${etag(sql)} as etag`;

export async function readAccount(sql: Sql, accountId: string): Promise<AccountSettings> {
  const [account] = await sql<AccountSettings[]>`
    select ${columns(sql)} from accounts a where id = ${accountId}`;
  if (!account) throw new Error(`account ${accountId} is gone`);
  return account;
}

/**
 * Changes an account's settings. A changed policy holds at once, since every deadline is computed from it; but nothing is
 * archived that was not announced for the whole time of the notice.
 *
 * @param input.ifMatch the etags that the change is meant for
 * @returns why nothing was changed, where the policy would not be possible, or the change is meant for something else
 */
export async function changeAccount(
  sql: Sql,
  input: { accountId: string; actor: string; change: AccountChange; ifMatch?: IfMatch },
): Promise<AccountSettings | PolicyProblem | 'changed_meanwhile'> {
  const { accountId, actor, change, ifMatch = null } = input;
  return sql.begin(async (tx) => {
    const [account] = (await movesDeadlines(tx, accountId, change))
      ? await movingDeadlines(tx, { accountId, campaignId: null }, { reason: 'policy', actor }, () =>
          update(tx, accountId, change, ifMatch),
        )
      : await update(tx, accountId, change, ifMatch);
    if (!account) {
      return (await isMeant(tx, accountId, ifMatch)) ? whyNot(tx, accountId, change) : 'changed_meanwhile';
    }
    const { archiveWindow, ...others } = change;
    const details = { ...others, ...(archiveWindow && { archiveWindow: wordsOf(archiveWindow) }) };
    await writeAudit(tx, { accountId, actor, action: 'account.changed', details });
    return account;
  });
}

const wordsOf = ({ from, to }: Policy['archiveWindow']) => `${from}-${to}`;

async function movesDeadlines(tx: ISql, accountId: string, change: PolicyChange): Promise<boolean> {
  const [differs] = await tx`
    select from (select ${changedPolicy(tx, change)} from accounts a where id = ${accountId}) n, accounts a
    where a.id = ${accountId}
      and (a.time_zone, a.inactivity_days, a.notice_days, a.archive_from, a.archive_to)
        <> (n.time_zone, n.inactivity_days, n.notice_days, n.archive_from, n.archive_to)`;
  return differs !== undefined;
}

async function whyNot(tx: ISql, accountId: string, change: PolicyChange): Promise<PolicyProblem> {
  const [found] = await tx<{ problem: PolicyProblem }[]>`
    select ${policyProblem(tx)} as problem
    from (select ${changedPolicy(tx, change)} from accounts a where id = ${accountId}) n`;
  if (!found) throw new Error(`account ${accountId} is gone`);
  return found.problem;
}

async function isMeant(tx: ISql, accountId: string, ifMatch: IfMatch): Promise<boolean> {
  const [row] =
    await tx`select from accounts a where id = ${accountId} and ${whereMeantFor(tx, etag(tx), ifMatch)}`;
  return row !== undefined;
}

const update = (tx: ISql, accountId: string, change: AccountChange, ifMatch: IfMatch) => tx<
  AccountSettings[]
>`
  update accounts a set
    name = coalesce(${change.name ?? null}, name),
    (time_zone, inactivity_days, notice_days, reminder_days, archive_from, archive_to) = (select ${changedPolicy(tx, change)}),
    max_keeps = coalesce(${change.maxKeeps ?? null}, max_keeps),
    callback_grace_days = coalesce(${change.callbackGraceDays ?? null}, callback_grace_days),
    remove_release_blocks = coalesce(${change.removeReleaseBlocks ?? null}, remove_release_blocks),
    names_in_temporal = coalesce(${change.namesInTemporal ?? null}, names_in_temporal),
    retention_days = case when ${change.retentionDays === undefined} then retention_days else ${change.retentionDays ?? null} end,
    do_not_call_dispositions = coalesce(${change.doNotCallDispositions ?? null}::text[], do_not_call_dispositions)
  where id = ${accountId} and ${whereMeantFor(tx, etag(tx), ifMatch)}
    and (select ${policyProblem(tx)} from (select ${changedPolicy(tx, change)}) n) is null
  returning ${columns(tx)}`;
