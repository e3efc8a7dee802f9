import type { Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { type IfMatch, isMeantFor } from '../etag.ts';
import { unheldCampaign } from '../erasures/unheld-campaign.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import { campaignEtag } from './campaign-fields.ts';

/**
 * Deletes a draft with its contacts. Its numbers stay rented and become available to other campaigns. The row is
 * locked first, so that what an import or an attachment adds in the same moment is either seen here or refused there.
 */
export async function deleteDraft(
  sql: Sql,
  input: { accountId: string; campaignId: string; actor: string; ifMatch?: IfMatch },
): Promise<'deleted' | 'not_draft' | 'not_found' | 'legal_hold' | 'changed_meanwhile'> {
  const { accountId, campaignId, actor } = input;
  return sql.begin(async (tx) => {
    const unheld = await unheldCampaign(tx, { accountId, campaignId });
    const [campaign] = await tx<{ status: string; name: string; etag: string }[]>`
      select status, name, ${campaignEtag(tx)} as etag from campaigns c where id = ${campaignId} and account_id = ${accountId} for update`;
    if (!campaign) return 'not_found';
    if (!isMeantFor(campaign.etag, input.ifMatch)) return 'changed_meanwhile';
    if (campaign.status !== 'draft') return 'not_draft';
    if (!unheld) return 'legal_hold';
    await tx`
      update phone_numbers set state = 'available', campaign_id = null, assigned_at = null
      where campaign_id = ${campaignId}`;
    await withLongStatements(
      wholeCampaignMs,
      async () => tx`delete from contacts where campaign_id = ${campaignId}`,
    );
    await tx`delete from campaigns where id = ${campaignId}`;
    await writeAudit(tx, {
      accountId,
      campaignId,
      actor,
      action: 'campaign.deleted',
      details: { name: campaign.name },
    });
    return 'deleted';
  });
}
