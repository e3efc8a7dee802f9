/** What can be done to many campaigns at once. */
export const bulkActions = ['archive', 'clone'] as const;
export type BulkAction = (typeof bulkActions)[number];

/**
 * What became of one campaign of a job. `in_use`: somebody dialled after the person who asked had looked, so it was
 * left alone. `draft`: it was never launched. `gone`: a draft that was deleted meanwhile. `failed`: the database refuses
 * what was asked for, and would again.
 */
export const bulkOutcomes = [
  'archived',
  'already_archived',
  'in_use',
  'draft',
  'cloned',
  'gone',
  'failed',
] as const;
export type BulkOutcome = (typeof bulkOutcomes)[number];

export const maxBulkCampaigns = 1_000;
