import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type WorkflowStartOptions,
} from '@temporalio/client';
import {
  accountExportWorkflowId,
  accountExportWorkflowType,
  archiveSignal,
  bulkWorkflowId,
  bulkWorkflowType,
  callMadeSignal,
  clearWorkflowId,
  clearWorkflowType,
  eraseWorkflowId,
  eraseWorkflowType,
  campaignWorkflowId,
  campaignWorkflowType,
  type CampaignInput,
  policyChangedSignal,
  releaseWorkflowId,
  releaseWorkflowType,
  retrySignal,
  shownAsMemo,
  webhookWorkflowId,
  webhookWorkflowType,
} from '../../workflows/contract.ts';
import type { ScheduledTimes } from '../db/account-exports/schedules.ts';
import { shortId } from '../domain/short-id.ts';
import { accountIdKey, campaignKey, stageKey, statusKey } from '../../workflows/search-attributes.ts';
import { ensureExportSchedule, removeExportSchedule } from './export-schedules.ts';

/**
 * The only place that starts and signals campaign workflows. `shownName` is what a campaign is called there; null, or
 * left out: by its short id.
 */
export interface CampaignClient {
  /** Starts a campaign's workflow; one that runs or has ended well is left alone. */
  start(campaignId: string, accountId: string, shownName?: string | null): Promise<void>;
  /**
   * Starts a campaign's workflow, also where an earlier one has ended well: only for a campaign that the database says
   * needs one.
   */
  resume(campaignId: string, accountId: string, shownName?: string | null): Promise<void>;
  /** Begins a campaign's workflow again, in place of one that runs and of those that release its numbers. */
  restart(campaignId: string, accountId: string, shownName?: string | null): Promise<void>;
  /** Signals `archive`, starting the workflow if there is none, unless it has ended well. */
  archive(campaignId: string, accountId: string, shownName?: string | null): Promise<void>;
  /** Signals the release of a campaign's numbers to look again, starting it if none is under way. */
  release(campaignId: string, accountId: string): Promise<void>;
  /** Tells an active campaign's workflow that the account's policy changed; one that has ended need not know. */
  policyChanged(campaignId: string): Promise<void>;
  /** Has the workflow of a bulk job look for what is left, starting it if there is none. */
  bulk(jobId: string, accountId: string): Promise<void>;
  /** Starts the workflow of an export of all of an account; one that runs is left alone. */
  accountExport(exportId: string, accountId: string): Promise<void>;
  /**
   * Has Temporal keep the times of an account's export.
   *
   * @param times null: the schedule was removed
   */
  exportSchedule(scheduleId: string, times: ScheduledTimes | null): Promise<void>;
  /** Has the workflow of an erasure look for what is left, starting it if there is none. */
  erase(erasureId: string, accountId: string): Promise<void>;
  /** Has the workflow that takes sealed campaigns out of the database look again, starting it if there is none. */
  clear(): Promise<void>;
  /** Has the workflow of a webhook look for what is due, starting it if there is none. */
  webhook(webhookId: string, accountId: string): Promise<void>;
  /** Signals `callMade`; never starts anything, so an archived campaign stays archived. */
  callMade(campaignId: string, dialAtMs: number): Promise<void>;
}

export interface CampaignClientOptions {
  taskQueue: string;
  /** After how many signals a workflow run carries on as a new one. */
  signalsPerRun: number;
}

export function campaignClient(
  client: Client,
  { taskQueue, signalsPerRun }: CampaignClientOptions,
): CampaignClient {
  const startOptions = (
    campaignId: string,
    accountId: string,
    shownName: string | null,
  ): WorkflowStartOptions<typeof campaignWorkflowType> => {
    const shownAs = shownAsOf(campaignId, shownName);
    const input: CampaignInput = {
      version: 1,
      campaignId,
      accountId,
      lastDialAtMs: 0,
      noticed: false,
      archiveRequested: false,
      signalsPerRun,
    };
    return {
      taskQueue,
      workflowId: campaignWorkflowId(campaignId),
      args: [input],
      // One that an operator terminated, or that failed, may be begun again: every step asks the database.
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      staticSummary: `${shownAs} of account ${accountId}`,
      memo: { [shownAsMemo]: shownAs },
      typedSearchAttributes: [
        { key: accountIdKey, value: accountId },
        { key: campaignKey, value: shortId(campaignId) },
        { key: statusKey, value: 'active' },
        { key: stageKey, value: 'active' },
      ],
      priority: { fairnessKey: accountId },
    };
  };

  return {
    async start(campaignId, accountId, shownName = null) {
      await unlessThere(
        client.workflow.start(campaignWorkflowType, startOptions(campaignId, accountId, shownName)),
      );
    },
    async resume(campaignId, accountId, shownName = null) {
      await unlessThere(
        client.workflow.start(campaignWorkflowType, {
          ...startOptions(campaignId, accountId, shownName),
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        }),
      );
    },
    async restart(campaignId, accountId, shownName = null) {
      await endReleases(client, campaignId);
      await client.workflow.start(campaignWorkflowType, {
        ...startOptions(campaignId, accountId, shownName),
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      });
    },
    async archive(campaignId, accountId, shownName = null) {
      await unlessThere(
        client.workflow.signalWithStart(campaignWorkflowType, {
          ...startOptions(campaignId, accountId, shownName),
          signal: archiveSignal,
        }),
      );
    },
    async release(campaignId, accountId) {
      await client.workflow.signalWithStart(releaseWorkflowType, {
        taskQueue,
        workflowId: releaseWorkflowId(campaignId),
        args: [{ version: 1, campaignId, accountId }],
        signal: retrySignal,
        staticSummary: `Campaign ${shortId(campaignId)}: releases its numbers`,
        typedSearchAttributes: [
          { key: accountIdKey, value: accountId },
          { key: campaignKey, value: shortId(campaignId) },
        ],
      });
    },
    async policyChanged(campaignId) {
      try {
        await client.workflow.getHandle(campaignWorkflowId(campaignId)).signal(policyChangedSignal);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },
    async bulk(jobId, accountId) {
      await client.workflow.signalWithStart(bulkWorkflowType, {
        taskQueue,
        workflowId: bulkWorkflowId(jobId),
        args: [{ version: 1, jobId, accountId }],
        // Also after one that has ended well: failed campaigns may be tried again, and with nothing left it ends at once.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        signal: retrySignal,
        staticSummary: `Bulk job ${jobId} of account ${accountId}`,
        typedSearchAttributes: [{ key: accountIdKey, value: accountId }],
        // Somebody watches its progress; what follows each campaign's close may wait a moment.
        priority: { priorityKey: 1, fairnessKey: accountId },
      });
    },
    async accountExport(exportId, accountId) {
      await unlessThere(
        client.workflow.start(accountExportWorkflowType, {
          taskQueue,
          workflowId: accountExportWorkflowId(exportId),
          args: [{ version: 1, exportId, accountId }],
          // Whatever one of before has come to: it asks the database what is left.
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          staticSummary: `Export ${exportId} of account ${accountId}`,
          typedSearchAttributes: [{ key: accountIdKey, value: accountId }],
          priority: { fairnessKey: accountId },
        }),
      );
    },
    async exportSchedule(scheduleId, times) {
      if (times === null) await removeExportSchedule(client, scheduleId);
      else await ensureExportSchedule(client, taskQueue, times);
    },
    async erase(erasureId, accountId) {
      await client.workflow.signalWithStart(eraseWorkflowType, {
        taskQueue,
        workflowId: eraseWorkflowId(erasureId),
        args: [{ version: 1, erasureId, accountId }],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        signal: retrySignal,
        staticSummary: `Erasure ${erasureId} of account ${accountId}`,
        typedSearchAttributes: [{ key: accountIdKey, value: accountId }],
        priority: { fairnessKey: accountId },
      });
    },
    async clear() {
      await client.workflow.signalWithStart(clearWorkflowType, {
        taskQueue,
        workflowId: clearWorkflowId(taskQueue),
        args: [{ version: 1, after: null }],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        signal: retrySignal,
        staticSummary: 'Takes the rows of sealed campaigns out of the database',
        // Nobody waits for it.
        priority: { priorityKey: 5 },
      });
    },
    async webhook(webhookId, accountId) {
      await client.workflow.signalWithStart(webhookWorkflowType, {
        taskQueue,
        workflowId: webhookWorkflowId(webhookId),
        args: [{ version: 1, webhookId, accountId }],
        // It ends when there is nothing to send.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        signal: retrySignal,
        staticSummary: `Events of account ${accountId} for webhook ${webhookId}`,
        typedSearchAttributes: [{ key: accountIdKey, value: accountId }],
        priority: { fairnessKey: accountId },
      });
    },
    async callMade(campaignId, dialAtMs) {
      await client.workflow.getHandle(campaignWorkflowId(campaignId)).signal(callMadeSignal, { dialAtMs });
    },
  };
}

/** The server refuses a summary of more than 400 bytes. */
const longestNameBytes = 200;

const shownAsOf = (campaignId: string, shownName: string | null): string =>
  `Campaign ${shortId(campaignId)}${shownName === null ? '' : ` “${shortened(shownName)}”`}`;

function shortened(name: string): string {
  let kept = '';
  for (const character of name.replace(/\s+/g, ' ')) {
    if (Buffer.byteLength(kept + character) > longestNameBytes) return `${kept}…`;
    kept += character;
  }
  return kept;
}

/** Also those that are no children of the campaign's workflow that runs: they would hold up the ones that it begins. */
async function endReleases(client: Client, campaignId: string): Promise<void> {
  const query = `WorkflowId STARTS_WITH "${releaseWorkflowId(campaignId)}" AND ExecutionStatus = "Running"`;
  for await (const { workflowId } of client.workflow.list({ query })) {
    try {
      await client.workflow.getHandle(workflowId).terminate('its campaign is resumed');
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}

async function unlessThere(started: Promise<unknown>): Promise<void> {
  try {
    await started;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
