import type { InjectedSinks } from '@temporalio/worker';
import type { TraceSinks } from '../../workflows/tracing.ts';
import { beginSpan } from '../tracing/spans.ts';

/**
 * Makes spans of what workflows are told: moments, since a campaign's workflow lives for weeks, and a span that ends with it
 * would be missing from its trace until then.
 */
export const traceSinks: InjectedSinks<TraceSinks> = {
  traces: {
    told: {
      fn({ workflowType, workflowId, runId }, { what, parent, spanId }) {
        const attributes = { temporalWorkflowID: workflowId, temporalRunID: runId };
        const name = what === 'RunWorkflow' ? `RunWorkflow:${workflowType}` : `${what} ${workflowType}`;
        beginSpan({ name, kind: 'consumer', attributes, parent, spanId })?.end();
      },
      callDuringReplay: false,
    },
  },
};
