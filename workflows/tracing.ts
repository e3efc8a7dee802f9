import { proxySinks, uuid4, type Sinks, type WorkflowInterceptors } from '@temporalio/workflow';
import type { Headers } from '@temporalio/common';
import { traceParentIn, withTraceParent } from './trace-header.ts';

/** What a worker is told, to make a span of it. */
export interface TraceSinks extends Sinks {
  traces: {
    /** A workflow was begun, or a signal or an update has reached it. Times are the worker's. */
    told(span: { what: string; parent: string; spanId: string }): void;
  };
}

const { traces } = proxySinks<TraceSinks>();

/** What a workflow does after a timer of so long is no part of the trace that it waited in. */
const anotherTraceMs = 60 * 60_000;

/**
 * Hands the trace of whatever began a workflow, or signalled it last, on to what the workflow does next: a campaign is launched
 * in one request and archived by another, weeks later, and its main line is to be seen in the newer one's trace.
 *
 * Nothing here waits: one tick more between a result and what follows from it could change the order of commands, which
 * histories of before have. Where nobody traces there are no headers, and nothing is done.
 */
export function interceptors(): WorkflowInterceptors {
  let current: string | null = null;
  const takeOver = (headers: Headers, what: string) => {
    const parent = traceParentIn(headers);
    if (parent === null) return;
    // From the workflow's own source of chance, so that a replay names it the same.
    const spanId = uuid4().replaceAll('-', '').slice(0, 16);
    current = `${parent.slice(0, 36)}${spanId}${parent.slice(-3)}`;
    traces.told({ what, parent, spanId });
  };
  const carrying = <Input extends { headers: Headers }>(input: Input): Input =>
    current === null ? input : { ...input, headers: withTraceParent(input.headers, current) };

  return {
    inbound: [
      {
        execute(input, next) {
          takeOver(input.headers, 'RunWorkflow');
          return next(input);
        },
        handleSignal(input, next) {
          takeOver(input.headers, `HandleSignal:${input.signalName}`);
          return next(input);
        },
        handleUpdate(input, next) {
          takeOver(input.headers, `HandleUpdate:${input.name}`);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        startTimer(input, next) {
          const fired = next(input);
          if (input.durationMs >= anotherTraceMs) {
            const forget = () => (current = null);
            fired.then(forget, () => undefined);
          }
          return fired;
        },
        scheduleActivity: (input, next) => next(carrying(input)),
        startChildWorkflowExecution: (input, next) => next(carrying(input)),
        signalWorkflow: (input, next) => next(carrying(input)),
        continueAsNew: (input, next) => next(carrying(input)),
      },
    ],
  };
}
