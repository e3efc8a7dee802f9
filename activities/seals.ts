import { cancellationSignal } from '@temporalio/activity';
import { countOptOuts } from '../src/db/call-backs/count-call-backs.ts';
import { resealLate, sealCampaign } from '../src/seals/seal.ts';
import type { PartKind } from '../src/domain/manifest.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './heartbeat.ts';

/** Writing a campaign's archive. Both go on where a crashed attempt stopped. */
export function sealActivities({ sql, store, signer }: ActivityDeps) {
  return {
    async seal({
      campaignId,
      kinds,
    }: {
      campaignId: string;
      kinds: PartKind[];
    }): Promise<{ version: number }> {
      return withHeartbeat(async () => {
        // With the receipts, at the end of the grace. What comes later the night adds.
        const isLast = kinds.includes('receipts') && (await countOptOuts(sql, campaignId)) > 0;
        const { version } = await sealCampaign(
          { sql, store, signer },
          {
            campaignId,
            kinds: isLast ? [...kinds, 'opt_outs'] : kinds,
            signal: cancellationSignal(),
          },
        );
        return { version };
      });
    },

    /** Seals again what late results changed after the seal. */
    async sealLate(campaignId: string): Promise<void> {
      await withHeartbeat(() =>
        resealLate({ sql, store, signer }, { campaignId, signal: cancellationSignal() }),
      );
    },
  };
}
