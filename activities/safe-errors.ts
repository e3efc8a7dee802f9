import { ApplicationFailure, CancelledFailure, type Context } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { describeError, type Logger } from '../src/log.ts';

/**
 * Failures are stored in plain text in histories, with the whole chain of causes: what leaves an activity is a fresh
 * failure in words that carry no data.
 */
export const safeErrors = (log: Logger) => (context: Context) => ({
  inbound: {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        if (error instanceof CancelledFailure) throw error;
        const { activityType, attempt, workflowExecution } = context.info;
        const safe = describeError(error);
        log.warn(
          { activityType, attempt, workflowId: workflowExecution?.workflowId, error: safe },
          'activity failed',
        );
        throw ApplicationFailure.create({ message: safe.message, type: safe.name });
      }
    },
  } satisfies ActivityInboundCallsInterceptor,
});
