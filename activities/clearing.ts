import { cancellationSignal } from '@temporalio/activity';
import { clearCampaign } from '../src/clearing/clear-campaign.ts';
import { nextToClear } from '../src/db/clearing/clearable.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './heartbeat.ts';

/** Taking the rows of sealed campaigns out of the database. */
export function clearingActivities(deps: ActivityDeps) {
  const { sql, campaigns } = deps;
  const { clearAfterMs: afterMs } = deps.settings;
  return {
    /** Has the workflow that clears look for campaigns whose rows may leave. */
    async beginClearing(): Promise<void> {
      await campaigns.clear();
    },

    /** The next campaign, after one, whose rows may leave; null: there is none. */
    async nextToClear({ after }: { after: string | null }): Promise<string | null> {
      return nextToClear(sql, { after, afterMs });
    },

    /** Goes on where a crashed attempt stopped. */
    async clearCampaign({ campaignId }: { campaignId: string }): Promise<void> {
      await withHeartbeat(() => clearCampaign(deps, { campaignId, afterMs, signal: cancellationSignal() }));
    },
  };
}
