import type { Client } from '@temporalio/client';
import { campaignWorkflowId, campaignWorkflowType } from '../../workflows/contract.ts';
import { accountIdKey, statusKey } from '../../workflows/search-attributes.ts';
import { isUuid } from '../ids.ts';

/** What Temporal remembers of a campaign. */
export interface RememberedCampaign {
  campaignId: string;
  /** Null where its workflow does not say. */
  accountId: string | null;
  /** Whether its workflow has gone on beyond the close. Only the database's answer makes it do so. */
  archived: boolean;
}

const pageSize = 1_000;

/**
 * Campaigns whose workflow runs, began or ended since a moment, as the visibility store has it.
 *
 * @param since null: those that run
 */
export async function* campaignsSince(
  client: Client,
  { taskQueue, since }: { taskQueue: string; since: Date | null },
): AsyncGenerator<RememberedCampaign> {
  const ended =
    since === null
      ? ''
      : ` OR CloseTime >= "${since.toISOString()}" OR StartTime >= "${since.toISOString()}"`;
  const query =
    `WorkflowType = "${campaignWorkflowType.name}" AND TaskQueue = "${taskQueue}" ` +
    `AND (ExecutionStatus = "Running"${ended})`;
  const prefix = campaignWorkflowId('');
  for await (const { workflowId, typedSearchAttributes } of client.workflow.list({ query, pageSize })) {
    const campaignId = workflowId.slice(prefix.length);
    if (!isUuid(campaignId)) continue;
    const accountId = typedSearchAttributes.get(accountIdKey) ?? null;
    yield { campaignId, accountId, archived: typedSearchAttributes.get(statusKey) === 'archived' };
  }
}
