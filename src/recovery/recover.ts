import type { Client } from '@temporalio/client';
import type { ArchiveStore } from '../archive-store/store.ts';
import { closeCampaign } from '../db/campaigns/close-campaign.ts';
import { holdDeadlines } from '../db/recovery/hold-deadlines.ts';
import { beginRecovery, finishRecovery, recoveredMoment } from '../db/recovery/recoveries.ts';
import { newestMoment } from '../db/recovery/newest-moment.ts';
import { takeOver } from '../installation/take-over.ts';
import { endWorkflows } from '../temporal/end-workflows.ts';
import { namespaceExists } from '../temporal/namespace.ts';
import { reconcileWorkflows, type ReconcileDeps } from '../temporal/reconcile-workflows.ts';
import { registerSearchAttributes } from '../temporal/search-attributes.ts';
import { archivesBeyond } from './archives.ts';
import { askCarriers, type CarriersDeps, numbersBeyond } from './carriers.ts';
import { campaignsBeyond, withSealed } from './beyond.ts';
import type { ArchiveBeyond, CampaignBeyond, RecoveryReport } from '../domain/recovery.ts';

export interface RecoverDeps
  extends
    Pick<ReconcileDeps, 'sql' | 'campaigns' | 'workflows' | 'log'>,
    Pick<CarriersDeps, 'carrierFor' | 'rate'> {
  client: Client;
  taskQueue: string;
  store: ArchiveStore;
}

/**
 * After Postgres was put back to a moment, or Temporal's data was lost: finds out what the world knows and the database does
 * not, and brings both in line. To be run before the first worker is started. Doing it again does what is left.
 *
 * @param options.apply false: nothing is changed
 * @param options.restoredTo the moment to which it was put back, where somebody knows it better than the database
 */
export async function recover(
  deps: RecoverDeps,
  { apply, restoredTo }: { apply: boolean; restoredTo?: Date | undefined },
): Promise<RecoveryReport> {
  const { sql, client, taskQueue } = deps;
  // What is done here is newer than what was restored: the moment is looked for once.
  const before = await recoveredMoment(sql);
  const since = restoredTo ?? (before ? before.restoredTo : await newestMoment(sql));
  const thereIsTemporal = await namespaceExists(client);
  if (apply) await beginRecovery(sql, since);
  const generation = apply ? await takeOver(deps, since) : null;
  const remembered = thereIsTemporal ? await campaignsBeyond({ sql, client, taskQueue, since }) : [];
  // What decides by the past of before comes to its end before anything changes.
  const ended =
    apply && thereIsTemporal ? await endWorkflows(client, taskQueue, 'the database was restored') : 0;
  const said = await askCarriers(deps);
  // Before what was archived is archived again: where it was sealed, the manifest says when and by whom.
  const archives = await archivesBeyond(deps, { apply });
  const campaigns = withSealed(remembered, archives);
  const report: RecoveryReport = {
    applied: apply,
    restoredTo: since?.toISOString() ?? null,
    generation,
    at: new Date().toISOString(),
    campaigns,
    archives,
    numbers: [],
    notCompared: said.notCompared,
    deadlinesMoved: [],
    workflows: thereIsTemporal ? { ended, begun: 0 } : null,
  };
  if (apply) for (const campaign of campaigns) await archiveAgain(deps, campaign, archives);
  report.numbers = await numbersBeyond(sql, said, { apply, since, campaigns });
  if (!apply) return report;

  report.deadlinesMoved = await holdDeadlines(sql);
  if (report.workflows) report.workflows.begun = await begin(deps);
  await finishRecovery(sql, report);
  return report;
}

/** Begins every workflow that should run: each asks the database where it stands. */
async function begin(deps: RecoverDeps): Promise<number> {
  await registerSearchAttributes(deps.client);
  const { started } = await reconcileWorkflows({ ...deps, settleMinutes: 0 });
  return started;
}

/** What was archived once stays so: nobody calls for it again, and no dial resets anything. */
async function archiveAgain(
  { sql }: RecoverDeps,
  campaign: CampaignBeyond,
  archives: readonly ArchiveBeyond[],
): Promise<void> {
  const { campaignId, what } = campaign;
  if (what !== 'archived_since') return;
  const isAdopted = archives.some(
    (archive) => archive.campaignId === campaignId && archive.done === 'adopted',
  );
  if (!isAdopted) {
    const how = { reason: 'person', actor: 'cli', tellWorkflow: false } as const;
    const { outcome } = await closeCampaign(sql, { campaignId, ...how });
    if (outcome !== 'closed') return;
  }
  campaign.done = 'archived_again';
}
