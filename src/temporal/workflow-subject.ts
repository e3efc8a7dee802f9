import {
  bulkWorkflowId,
  campaignWorkflowId,
  comparisonWorkflowId,
  releaseWorkflowId,
} from '../../workflows/contract.ts';
import type { WorkflowSubject } from '../db/comparisons/stuck-workflows.ts';
import { isUuid } from '../ids.ts';

const uuidLength = 36;

/** Whose a workflow is, by its id. */
export function workflowSubject(workflowId: string): WorkflowSubject {
  const after = (...prefixes: string[]) => {
    const prefix = prefixes.find((known) => workflowId.startsWith(known));
    const id = prefix === undefined ? '' : workflowId.slice(prefix.length, prefix.length + uuidLength);
    return isUuid(id) ? id : null;
  };
  return {
    campaignId: after(campaignWorkflowId(''), releaseWorkflowId('')),
    jobId: after(bulkWorkflowId('')),
    accountId: after(comparisonWorkflowId('')),
  };
}
