import { workflowInfo } from '@temporalio/workflow';
import { shortId } from '../src/domain/short-id.ts';
import { shownAsMemo } from './contract.ts';
import { accountIdKey, campaignKey } from './search-attributes.ts';

/** How operators see the campaign that this workflow is of. */
export function shownAs(campaignId: string): string {
  // What the summary says too; but a summary is gone after the first run, and a memo is handed on.
  const memo = workflowInfo().memo?.[shownAsMemo];
  return typeof memo === 'string' ? memo : `Campaign ${shortId(campaignId)}`;
}

/** What a workflow that this one starts for the same campaign is seen and found by. */
export const foundBy = ({ campaignId, accountId }: { campaignId: string; accountId: string }) => ({
  memo: { [shownAsMemo]: shownAs(campaignId) },
  typedSearchAttributes: [
    { key: accountIdKey, value: accountId },
    { key: campaignKey, value: shortId(campaignId) },
  ],
});
