/** Where a campaign stands. There is no way back from `archived`. */
export const campaignStatuses = ['draft', 'active', 'archived'] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** Who or what ended a campaign. */
export const archiveReasons = ['person', 'inactivity'] as const;
export type ArchiveReason = (typeof archiveReasons)[number];

/** What happens after the close, in this order; a campaign's stage never goes back. */
export const archiveStages = ['draining', 'sealing', 'releasing', 'complete'] as const;
export type ArchiveStage = (typeof archiveStages)[number];
