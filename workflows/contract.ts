import type { QueryDefinition, SignalDefinition, UpdateDefinition } from '@temporalio/common';

/**
 * What the outside world may say to and ask of the workflows. It imports nothing at run time, so the API, the
 * activities and the tests share it. Everything here ends up in histories: ids and times only. A start, a signal, a query
 * or an update with other arguments than these does not compile.
 */

/** A workflow as the client wants it, by its name and its input: the code itself is the workers' alone. */
interface WorkflowType<Input> {
  (input: Input): Promise<void>;
  readonly name: string;
}
const workflowType = <Input>(name: string) => {
  const type = () => Promise.reject(new Error(`the workflow ${name} runs in Temporal only`));
  return Object.defineProperty(type, 'name', { value: name }) as WorkflowType<Input>;
};
const signal = <Args extends unknown[]>(name: string) => ({ type: 'signal', name }) as SignalDefinition<Args>;
const query = <Answer>(name: string) => ({ type: 'query', name }) as QueryDefinition<Answer>;
const update = <Answer, Args extends unknown[]>(name: string) =>
  ({ type: 'update', name }) as UpdateDefinition<Answer, Args>;

/** The task queue on which one carrier's numbers are released, with that carrier's rate. */
export const carrierTaskQueue = (mainQueue: string, carrier: string): string =>
  `${mainQueue}-release-${carrier}`;

export const campaignWorkflowType = workflowType<CampaignInput>('campaign');
export const campaignWorkflowId = (campaignId: string): string => `campaign-${campaignId}`;
export const releaseWorkflowType = workflowType<ReleaseInput>('releaseNumbers');
export const releaseWorkflowId = (campaignId: string): string => `release-${campaignId}`;
export const carrierReleaseWorkflowType = workflowType<CarrierReleaseInput>('releaseCarrier');
export const carrierReleaseWorkflowId = (campaignId: string, carrier: string): string =>
  `${releaseWorkflowId(campaignId)}-${carrier}`;

export const nightlyWorkflowType = workflowType<NightlyInput>('nightly');
export const nightlyScheduleId = (taskQueue: string): string => `lastcall-nightly-${taskQueue}`;
/** The server adds the time of each start. */
export const nightlyWorkflowId = (taskQueue: string): string => `nightly-${taskQueue}`;
/** The comparison that somebody asked for on demand. */
export const comparisonWorkflowId = (accountId: string): string => `compare-${accountId}`;

/** The memo that says how operators see a campaign: by its short id, and by its name where its account allows that. */
export const shownAsMemo = 'shownAs';

/** Input of a campaign's workflow; also what it carries from run to run. */
export interface CampaignInput {
  /** Of this shape, so that a later worker understands an older input. */
  version: 1;
  campaignId: string;
  accountId: string;
  /** The newest dial that the workflow knows of, Unix epoch in ms; 0 before it asked the database. */
  lastDialAtMs: number;
  /** Whether this campaign's notice has been given for the deadline that stands. */
  noticed: boolean;
  /** Whether somebody asked to archive in an earlier run. */
  archiveRequested: boolean;
  /** After how many signals a run ends and the next begins; tests make it small. */
  signalsPerRun: number;
}

/** Signal: a dial was placed. A hint; what counts is Postgres. */
export const callMadeSignal = signal<[CallMade]>('callMade');
interface CallMade {
  /** The dial's own time on the campaign's clock, Unix epoch in ms. */
  dialAtMs: number;
}

/** The clocks of Postgres and of Temporal's server may differ by so much. */
const clockToleranceMs = 5 * 60 * 1000;

/**
 * The time of the dial that a `callMade` signal tells of, Unix epoch in ms. Null for a payload that no one of ours sends:
 * anybody who may use Temporal can signal anything.
 */
export function plausibleDialAtMs(call: unknown, nowMs: number): number | null {
  if (typeof call !== 'object' || call === null || !('dialAtMs' in call)) return null;
  const { dialAtMs } = call;
  return typeof dialAtMs === 'number' && dialAtMs > 0 && dialAtMs <= nowMs + clockToleranceMs
    ? dialAtMs
    : null;
}

/** Signal: archive the campaign now. From the API after it closed it, or from an operator. */
export const archiveSignal = signal<[]>('archive');

/** Update: archive the campaign now, and say what came of it. From an operator. */
export const archiveUpdate = update<ArchiveAnswer, []>('archive');
export interface ArchiveAnswer {
  /** `not_launched` and `not_found`: the database was restored from before the launch. */
  outcome: 'closed' | 'already_closed' | 'not_launched' | 'not_found';
  /** ISO 8601, on the campaign's clock; null where it is not archived. */
  archivedAt: string | null;
  /** What happens now, or what to do, in words. */
  next: string;
}

/** Signal: the account's policy changed; the deadline is computed again from the database. */
export const policyChangedSignal = signal<[]>('policyChanged');

/** Query: what the workflow is at. */
export const statusQuery = query<CampaignWorkflowStatus>('status');
export interface CampaignWorkflowStatus {
  stage: CampaignWorkflowStage;
  lastDialAt: string;
  deadline: string | null;
  signalsThisRun: number;
}
export type CampaignWorkflowStage = 'active' | 'notice' | 'draining' | 'sealing' | 'releasing' | 'complete';

/** Input of the workflow that releases a campaign's numbers. */
export interface ReleaseInput {
  version: 1;
  campaignId: string;
  accountId: string;
}

/** Input of the workflow that releases a campaign's numbers of one carrier. */
export interface CarrierReleaseInput extends ReleaseInput {
  carrier: string;
}

/** Signal to the release workflows, a bulk job's, an erasure's, a webhook's and the clearing: look again now, something was fixed or added. */
export const retrySignal = signal<[]>('retry');
/** What the Temporal UI says of it. */
export const lookAgainNow = 'Look again now, because something was put right.';

export const bulkWorkflowType = workflowType<BulkInput>('bulk');
export const bulkWorkflowId = (jobId: string): string => `bulk-${jobId}`;

/** Input of the workflow that does one action to many campaigns; which ones is in the database. */
export interface BulkInput {
  version: 1;
  jobId: string;
  accountId: string;
}

export const accountExportWorkflowType = workflowType<AccountExportInput>('accountExport');
export const accountExportWorkflowId = (exportId: string): string => `export-${exportId}`;

/** Input of the workflow that makes an export of all of an account, and takes its files away when their time is over. */
export interface AccountExportInput {
  version: 1;
  exportId: string;
  accountId: string;
}

export const scheduledExportWorkflowType = workflowType<ScheduledExportInput>('scheduledExport');
export const exportScheduleId = (scheduleId: string): string => `lastcall-export-${scheduleId}`;
/** The server adds the time of each start. */
export const scheduledExportWorkflowId = (scheduleId: string): string => `scheduled-export-${scheduleId}`;

/** Input of the workflow that a schedule starts at each of its times. */
export interface ScheduledExportInput {
  version: 1;
  scheduleId: string;
}

export const eraseWorkflowType = workflowType<EraseInput>('erase');
export const eraseWorkflowId = (erasureId: string): string => `erase-${erasureId}`;

/** Input of the workflow that takes a person out of an account's data; whom, is in the database, encrypted. */
export interface EraseInput {
  version: 1;
  erasureId: string;
  accountId: string;
}

export const clearWorkflowType = workflowType<ClearInput>('clearCampaigns');
/** One of an installation: campaigns leave the database one after the other. */
export const clearWorkflowId = (taskQueue: string): string => `clear-campaigns-${taskQueue}`;

/** Input of the workflow that takes sealed campaigns out of the database; also what it carries from run to run. */
export interface ClearInput {
  version: 1;
  /** Go on after this campaign; null: from the start. */
  after: string | null;
}

/** The task queue of the requests to receivers of webhooks, which may hang: nothing else waits there. */
export const webhookTaskQueue = (mainQueue: string): string => `${mainQueue}-webhooks`;

export const webhookWorkflowType = workflowType<WebhookInput>('webhook');
export const webhookWorkflowId = (webhookId: string): string => `webhook-${webhookId}`;

/** Input of the workflow that sends events to one webhook; also what it carries from run to run. */
export interface WebhookInput {
  version: 1;
  webhookId: string;
  accountId: string;
}

/** Input of the night's work; also what it carries from run to run. */
export interface NightlyInput {
  version: 1;
  /** Go on after this account and carrier; null: from the start. */
  after: { accountId: string; carrier: string } | null;
  /** Only this account's numbers, because somebody asked; null: all accounts', and the workflows too. */
  accountId: string | null;
}

/** Query of the release workflow. */
export const progressQuery = query<ReleaseProgress>('progress');
export interface ReleaseProgress {
  total: number;
  released: number;
  needsOperator: number;
  /** ISO 8601, when everything left waits for a time; else null. */
  nextAttemptAt: string | null;
}
