import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import { campaignExists, readCampaign } from '../../db/campaigns/read-campaign.ts';
import { LastcallError } from '../../errors.ts';
import type { Principal } from '../http/authenticate.ts';
import { type campaignSchema, presentCampaign } from './campaign-schema.ts';
import { workflowPage } from '../../temporal/ui.ts';
import type { Services } from '../http/services.ts';

export const noCampaign = () => new LastcallError('not_found', { what: 'campaign' });

/** @throws LastcallError `not_found` */
export async function findCampaign(
  { db, config }: Pick<Services, 'db' | 'config'>,
  { accountId }: Principal,
  campaignId: string,
): Promise<z.input<typeof campaignSchema>> {
  const campaign = await readCampaign(db.sql, accountId, campaignId);
  if (!campaign) throw noCampaign();
  return presentCampaign(campaign, workflowUrl(config));
}

/** @throws LastcallError `not_found` */
export async function requireCampaign(
  db: Database,
  { accountId }: Principal,
  campaignId: string,
): Promise<void> {
  if (!(await campaignExists(db.sql, accountId, campaignId))) throw noCampaign();
}

/** Makes the address of a workflow's page in the Temporal UI; null where nobody said where the UI is. */
export const workflowUrl =
  ({ temporalUiUrl, temporalNamespace }: Services['config']) =>
  (workflowId: string): string | null =>
    temporalUiUrl && workflowPage({ temporalUiUrl, temporalNamespace }, workflowId);
