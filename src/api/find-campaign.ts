import type { z } from 'zod';
import type { Database } from '../db/client.ts';
import { campaignExists, readCampaign } from '../db/read-campaign.ts';
import { LastcallError } from '../errors.ts';
import type { Principal } from './authenticate.ts';
import { type campaignSchema, presentCampaign } from './campaign-schema.ts';

export const noCampaign = () => new LastcallError('not_found', { what: 'campaign' });

/** @throws LastcallError `not_found` */
export async function findCampaign(
  db: Database,
  { accountId }: Principal,
  campaignId: string,
): Promise<z.input<typeof campaignSchema>> {
  const campaign = await readCampaign(db.sql, accountId, campaignId);
  if (!campaign) throw noCampaign();
  return presentCampaign(campaign);
}

/** @throws LastcallError `not_found` */
export async function requireCampaign(
  db: Database,
  { accountId }: Principal,
  campaignId: string,
): Promise<void> {
  if (!(await campaignExists(db.sql, accountId, campaignId))) throw noCampaign();
}
