/** A list of workflows that operators come back to. */
export interface TemporalView {
  /** What the Temporal UI calls it, among the views of whatever else uses the namespace. */
  name: string;
  shows: string;
  /** For the UI's filter and for `temporal workflow list --query`. */
  query: string;
}

const running = 'ExecutionStatus = "Running"';
const ours =
  'WorkflowType IN ("campaign", "releaseNumbers", "releaseCarrier", "nightly", "bulk", "erase", "accountExport", ' +
  '"scheduledExport", "clearCampaigns", "webhook")';

/** Which lists docs/temporal.md has and `lastcall temporal-views` links to. */
export const temporalViews: readonly TemporalView[] = [
  {
    name: 'Lastcall: active campaigns',
    shows: 'campaigns in which people may dial',
    query: `LastcallStatus = "active" AND ${running}`,
  },
  {
    name: 'Lastcall: deadline near',
    shows: 'active campaigns whose people were told of the deadline',
    query: `LastcallStage = "notice" AND ${running}`,
  },
  {
    name: 'Lastcall: being archived',
    shows: 'closed campaigns, until every number is proved gone',
    query: `LastcallStage IN ("draining", "sealing", "releasing") AND ${running}`,
  },
  {
    name: 'Lastcall: late results',
    shows: 'complete campaigns that take late results for their last day',
    query: `LastcallStage = "complete" AND ${running}`,
  },
  {
    name: 'Lastcall: releases',
    shows: 'numbers that are being given back: a workflow a campaign, and one for each of its carriers',
    query: `WorkflowType IN ("releaseNumbers", "releaseCarrier") AND ${running}`,
  },
  {
    name: 'Lastcall: on demand',
    shows: 'bulk jobs, exports and erasures under way',
    query: `WorkflowType IN ("bulk", "accountExport", "erase") AND ${running}`,
  },
  {
    name: 'Lastcall: the nights',
    shows: 'nightly comparisons, and those on demand',
    query: 'WorkflowType = "nightly"',
  },
  {
    name: 'Lastcall: tasks that fail',
    shows: 'workflows that go no further, because their task fails at every attempt',
    query: `TemporalReportedProblems IS NOT NULL AND ${running} AND ${ours}`,
  },
  {
    name: 'Lastcall: ended before their time',
    shows: 'what failed, or was cancelled or terminated by somebody',
    query: `ExecutionStatus IN ("Failed", "Canceled", "Terminated", "TimedOut") AND ${ours}`,
  },
];
