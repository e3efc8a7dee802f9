import type { Sql } from 'postgres';
import type { CampaignStatus } from '../../domain/campaign.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type IfMatch, isMeantFor } from '../etag.ts';
import { campaignEtag } from './campaign-fields.ts';

interface UpdateCampaignInput {
  accountId: string;
  campaignId: string;
  /** Left out: as it is. Null: none. */
  changes: { name?: string; startsAt?: Date | null; endsAt?: Date | null; eventAt?: Date | null };
  actor: string;
  /** The etags that the change is meant for. */
  ifMatch?: IfMatch;
}

type UpdateCampaignResult =
  | { outcome: 'updated' }
  | { outcome: 'not_found' | 'archived' | 'changed_meanwhile' }
  /** The start is locked from the launch on. */
  | { outcome: 'start_locked' }
  | { outcome: 'ends_before_start' };

/** Changes a campaign that is not archived; its start only while it is a draft. */
export async function updateCampaign(sql: Sql, input: UpdateCampaignInput): Promise<UpdateCampaignResult> {
  const { accountId, campaignId, changes } = input;
  return sql.begin(async (tx) => {
    const [current] = await tx<
      {
        status: CampaignStatus;
        name: string;
        startsAt: Date | null;
        endsAt: Date | null;
        eventAt: Date | null;
        etag: string;
      }[]
    >`
      select status, name, starts_at as "startsAt", ends_at as "endsAt", event_at as "eventAt",
        ${campaignEtag(tx)} as etag
      from campaigns c
      where id = ${campaignId} and account_id = ${accountId}
      for no key update`;
    if (!current) return { outcome: 'not_found' };
    if (!isMeantFor(current.etag, input.ifMatch)) return { outcome: 'changed_meanwhile' };
    if (current.status === 'archived') return { outcome: 'archived' };
    const next = { ...current, ...changes };
    if (current.status === 'active' && next.startsAt?.getTime() !== current.startsAt?.getTime()) {
      return { outcome: 'start_locked' };
    }
    if (next.startsAt && next.endsAt && next.endsAt <= next.startsAt) return { outcome: 'ends_before_start' };
    await tx`
      update campaigns set name = ${next.name}, starts_at = ${next.startsAt}, ends_at = ${next.endsAt},
        event_at = ${next.eventAt}
      where id = ${campaignId}`;
    await writeAudit(tx, {
      accountId,
      campaignId,
      actor: input.actor,
      action: 'campaign.updated',
      details: changes,
    });
    return { outcome: 'updated' };
  });
}
