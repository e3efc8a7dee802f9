import { cancellationSignal } from '@temporalio/activity';
import { campaignsWithUnsealedOptOuts } from '../src/db/call-backs/count-call-backs.ts';
import { resealOptOuts } from '../src/seals/reseal-opt-outs.ts';
import { resealReceipts } from '../src/seals/reseal-receipts.ts';
import { carrierIds } from '../src/carriers/registry.ts';
import { comparisonTargets, type ComparisonTarget } from '../src/db/comparisons/comparison-targets.ts';
import { failComparison } from '../src/db/comparisons/fail-comparison.ts';
import { campaignsWithUnsealedReceipts } from '../src/db/comparisons/unfinished-fixes.ts';
import { isDatabaseUnavailable, isLockRefused } from '../src/db/unavailable.ts';
import { uuidv7 } from '../src/ids.ts';
import { compareInventory, type ComparisonInput } from '../src/inventory/compare.ts';
import { describeError } from '../src/log.ts';
import { reconcileWorkflows } from '../src/temporal/reconcile-workflows.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './heartbeat.ts';

/** Comparisons handed to the workflow at once: bounds the answer's size in its history. */
const pageSize = 100;

/** The night's work. */
export function inventoryActivities(deps: ActivityDeps) {
  const { sql, store, signer, carrierFor, campaigns, workflows, log, settings } = deps;
  const { rate } = settings.release;
  return {
    /** The next comparisons, each with an id of its own; `next` is where to go on, null at the end. */
    async comparisonTargets(input: {
      after: ComparisonTarget | null;
      accountId: string | null;
    }): Promise<{ targets: ComparisonInput[]; next: ComparisonTarget | null }> {
      const { after, accountId } = input;
      const page = { carriers: carrierIds, after, accountId: accountId ?? undefined, limit: pageSize };
      const targets = await comparisonTargets(sql, page);
      return {
        targets: targets.map((target) => ({ comparisonId: uuidv7(), ...target })),
        next: targets.length < pageSize ? null : (targets.at(-1) ?? null),
      };
    },

    /** A comparison that fails for another reason than an absent database is ended, so that the night goes on. */
    async compareInventory(input: ComparisonInput): Promise<void> {
      const signal = cancellationSignal();
      try {
        await withHeartbeat(() => compareInventory({ sql, carrierFor, rate, signal }, input));
      } catch (error) {
        if (signal.aborted || isDatabaseUnavailable(error) || isLockRefused(error)) throw error;
        log.error({ ...input, error: describeError(error) }, 'a comparison failed');
        await failComparison(sql, { comparisonId: input.comparisonId, error: 'internal' });
      }
    },

    /** Ends a comparison that took worker after worker with it, so that nobody takes it for one that runs. */
    async giveUpComparison({ comparisonId }: ComparisonInput): Promise<void> {
      await failComparison(sql, { comparisonId, error: 'internal' });
    },

    /** Starts the workflows that campaigns lack, reports those too many and those that stand still. */
    async reconcileWorkflows(): Promise<{ started: number; surplus: number; stuck: number }> {
      return withHeartbeat(() =>
        reconcileWorkflows({
          sql,
          campaigns,
          workflows,
          log,
          signal: cancellationSignal(),
          drainGraceMs: settings.drainGraceMs,
        }),
      );
    },

    /** Adds to the archives of complete campaigns the receipts of leaks that were fixed, and opt-outs of people who called back. */
    async sealFixedLeaks(): Promise<void> {
      await withHeartbeat(async () => {
        for (const campaignId of await campaignsWithUnsealedOptOuts(sql)) {
          await resealOptOuts({ sql, store, signer }, { campaignId, signal: cancellationSignal() });
        }
        for (const campaignId of await campaignsWithUnsealedReceipts(sql)) {
          await resealReceipts({ sql, store, signer }, { campaignId, signal: cancellationSignal() });
        }
      });
    },
  };
}
