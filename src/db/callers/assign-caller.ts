import type { Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';

interface AssignCallerInput {
  accountId: string;
  campaignId: string;
  userId: string;
  /** Who assigns, or takes back, for the audit log. */
  actor: string;
}

/**
 * Assigns a member of the account to call for a campaign; one who is assigned stays so. The campaign's row is locked
 * first and the member's after it: an assignment is either ended by a close or a removal of the same moment, or refused.
 */
export async function assignCaller(
  sql: Sql,
  { accountId, campaignId, userId, actor }: AssignCallerInput,
): Promise<'assigned' | 'no_campaign' | 'no_member' | 'archived'> {
  return sql.begin(async (tx) => {
    const [campaign] = await tx<{ status: string }[]>`
      select status from campaigns where id = ${campaignId} and account_id = ${accountId} for share`;
    if (!campaign) return 'no_campaign';
    const { count: members } = await tx`
      select from members where account_id = ${accountId} and user_id = ${userId} for share`;
    if (members === 0) return 'no_member';
    if (campaign.status === 'archived') return 'archived';
    const { count: assigned } = await tx`
      insert into campaign_callers as k (campaign_id, user_id, assigned_by)
      values (${campaignId}, ${userId}, ${actor})
      on conflict (campaign_id, user_id) do update
        set assigned_at = now(), assigned_by = excluded.assigned_by, ended_at = null, end_reason = null
        where k.ended_at is not null`;
    if (assigned > 0) {
      await writeAudit(tx, { accountId, campaignId, actor, action: 'caller.assigned', details: { userId } });
    }
    return 'assigned';
  });
}

/** Takes an assignment back; one that was taken back before stays as it is. */
export async function unassignCaller(
  sql: Sql,
  { accountId, campaignId, userId, actor }: AssignCallerInput,
): Promise<'removed' | 'not_found' | 'archived'> {
  return sql.begin(async (tx) => {
    const { count: removed } = await tx`
      update campaign_callers k set ended_at = clock_timestamp(), end_reason = 'removed'
      from campaigns c
      where c.id = k.campaign_id and c.id = ${campaignId} and c.account_id = ${accountId}
        and k.user_id = ${userId} and k.ended_at is null`;
    if (removed > 0) {
      await writeAudit(tx, {
        accountId,
        campaignId,
        actor,
        action: 'caller.unassigned',
        details: { userId },
      });
      return 'removed';
    }
    const [before] = await tx<{ reason: string }[]>`
      select k.end_reason as "reason" from campaign_callers k join campaigns c on c.id = k.campaign_id
      where c.id = ${campaignId} and c.account_id = ${accountId} and k.user_id = ${userId}`;
    if (!before) return 'not_found';
    return before.reason === 'archived' ? 'archived' : 'removed';
  });
}
