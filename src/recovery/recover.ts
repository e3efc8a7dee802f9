import type { Client } from '@temporalio/client';
import { closeCampaign } from '../db/campaigns/close-campaign.ts';
import { holdDeadlines } from '../db/recovery/hold-deadlines.ts';
import { beginRecovery, finishRecovery, recoveredMoment } from '../db/recovery/recoveries.ts';
import { newestMoment } from '../db/recovery/newest-moment.ts';
import { endWorkflows } from '../temporal/end-workflows.ts';
import { namespaceExists } from '../temporal/namespace.ts';
import { reconcileWorkflows, type ReconcileDeps } from '../temporal/reconcile-workflows.ts';
import { registerSearchAttributes } from '../temporal/search-attributes.ts';
import { campaignsBeyond } from './beyond.ts';
import type { CampaignBeyond, RecoveryReport } from '../domain/recovery.ts';

export interface RecoverDeps extends Pick<ReconcileDeps, 'sql' | 'campaigns' | 'workflows' | 'log'> {
  client: Client;
  taskQueue: string;
}

/**
 * After Postgres was put back to a moment, or Temporal's data was lost: finds out what the world knows and the database does
 * not, and brings both in line. To be run before the first worker is started. Doing it again does what is left.
 *
 * @param options.apply false: nothing is changed
 */
export async function recover(deps: RecoverDeps, { apply }: { apply: boolean }): Promise<RecoveryReport> {
  const { sql, client, taskQueue } = deps;
  // What is done here is newer than what was restored: the moment is looked for once.
  const before = await recoveredMoment(sql);
  const since = before ? before.restoredTo : await newestMoment(sql);
  const thereIsTemporal = await namespaceExists(client);
  const beyond = thereIsTemporal ? await campaignsBeyond({ sql, client, taskQueue, since }) : [];
  const report: RecoveryReport = {
    applied: apply,
    restoredTo: since?.toISOString() ?? null,
    at: new Date().toISOString(),
    campaigns: beyond,
    deadlinesMoved: [],
    workflows: thereIsTemporal ? { ended: 0, begun: 0 } : null,
  };
  if (!apply) return report;

  await beginRecovery(sql, since);
  // What decides by the past of before comes to its end first.
  const ended = thereIsTemporal ? await endWorkflows(client, taskQueue, 'the database was restored') : 0;
  const campaigns: CampaignBeyond[] = [];
  for (const campaign of beyond) campaigns.push(await archiveAgain(deps, campaign));
  const deadlinesMoved = await holdDeadlines(sql);
  const done = {
    ...report,
    campaigns,
    deadlinesMoved,
    workflows: thereIsTemporal ? { ended, begun: await begin(deps) } : null,
  };
  await finishRecovery(sql, done);
  return done;
}

/** Begins every workflow that should run: each asks the database where it stands. */
async function begin(deps: RecoverDeps): Promise<number> {
  await registerSearchAttributes(deps.client);
  const { started } = await reconcileWorkflows({ ...deps, settleMinutes: 0 });
  return started;
}

/** What was archived once stays so: nobody calls for it again, and no dial resets anything. */
async function archiveAgain({ sql }: RecoverDeps, campaign: CampaignBeyond): Promise<CampaignBeyond> {
  if (campaign.what !== 'archived_since') return campaign;
  const { outcome } = await closeCampaign(sql, {
    campaignId: campaign.campaignId,
    reason: 'person',
    actor: 'cli',
    tellWorkflow: false,
  });
  return { ...campaign, done: outcome === 'closed' ? 'archived_again' : 'none' };
}
