import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowStartOptions,
} from '@temporalio/client';
import {
  archiveSignal,
  callMadeSignal,
  campaignWorkflowId,
  campaignWorkflowType,
  type CallMade,
  type CampaignInput,
} from '../../workflows/contract.ts';
import { accountIdKey, stageKey, statusKey } from '../../workflows/search-attributes.ts';

/** The only place that starts and signals campaign workflows. */
export interface CampaignClient {
  /** Starts a campaign's workflow; one that runs or has ended well is left alone. */
  start(campaignId: string, accountId: string): Promise<void>;
  /** Signals `archive`, starting the workflow if there is none, unless it has ended well. */
  archive(campaignId: string, accountId: string): Promise<void>;
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
  const startOptions = (campaignId: string, accountId: string): WorkflowStartOptions => {
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
      staticSummary: `Campaign ${campaignId} of account ${accountId}`,
      typedSearchAttributes: [
        { key: accountIdKey, value: accountId },
        { key: statusKey, value: 'active' },
        { key: stageKey, value: 'active' },
      ],
      priority: { fairnessKey: accountId },
    };
  };

  return {
    async start(campaignId, accountId) {
      await unlessThere(client.workflow.start(campaignWorkflowType, startOptions(campaignId, accountId)));
    },
    async archive(campaignId, accountId) {
      await unlessThere(
        client.workflow.signalWithStart(campaignWorkflowType, {
          ...startOptions(campaignId, accountId),
          signal: archiveSignal,
        }),
      );
    },
    async callMade(campaignId, dialAtMs) {
      const call: CallMade = { dialAtMs };
      await client.workflow.getHandle(campaignWorkflowId(campaignId)).signal(callMadeSignal, call);
    },
  };
}

async function unlessThere(started: Promise<unknown>): Promise<void> {
  try {
    await started;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
