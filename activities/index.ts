import { accountExportActivities } from './account-exports.ts';
import { sealActivities } from './seals.ts';
import { bulkActivities } from './bulk.ts';
import { campaignActivities } from './campaign.ts';
import { clearingActivities } from './clearing.ts';
import type { ActivityDeps } from './deps.ts';
import { erasureActivities } from './erasures.ts';
import { inventoryActivities } from './inventory.ts';
import { releaseActivities } from './release.ts';
import { webhookActivities } from './webhooks.ts';

export type { ActivityDeps } from './deps.ts';

/** Every activity, by the name under which workflows call it. */
export const createActivities = (deps: ActivityDeps) => ({
  ...campaignActivities(deps),
  ...sealActivities(deps),
  ...releaseActivities(deps),
  ...inventoryActivities(deps),
  ...bulkActivities(deps),
  ...accountExportActivities(deps),
  ...erasureActivities(deps),
  ...clearingActivities(deps),
  ...webhookActivities(deps),
});

export type Activities = ReturnType<typeof createActivities>;
