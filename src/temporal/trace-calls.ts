import type { WorkflowClientInterceptor } from '@temporalio/client';
import { callMadeSignal } from '../../workflows/contract.ts';
import { withTraceParent } from '../../workflows/trace-header.ts';
import { traceParent } from '../tracing/spans.ts';

/** Has workflows know of which trace it is what they are told. */
export const traceCalls: WorkflowClientInterceptor = {
  // What these answer is for callers that we are not, but a start goes by the newer of the two.
  startWithDetails: (input, next) =>
    next({ ...input, headers: withTraceParent(input.headers, traceParent()) }),
  signal: (input, next) =>
    // A hint about a call must not draw an archive that is under way into its own trace.
    input.signalName === callMadeSignal.name
      ? next(input)
      : next({ ...input, headers: withTraceParent(input.headers, traceParent()) }),
  signalWithStart: (input, next) =>
    next({ ...input, headers: withTraceParent(input.headers, traceParent()) }),
};
