import type { Context } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { traced } from '../src/tracing/spans.ts';
import { traceParentIn } from '../workflows/trace-header.ts';

/** Makes a span of each attempt at an activity, in the trace of whatever its workflow was told last. */
export const traceActivities = ({ info }: Context) => ({
  inbound: {
    execute: (input, next) =>
      traced(
        {
          name: `RunActivity:${info.activityType}`,
          kind: 'consumer',
          parent: traceParentIn(input.headers),
          attributes: {
            temporalWorkflowID: info.workflowExecution?.workflowId,
            temporalRunID: info.workflowExecution?.runId,
            'lastcall.attempt': info.attempt,
          },
        },
        () => next(input),
      ),
  } satisfies ActivityInboundCallsInterceptor,
});
