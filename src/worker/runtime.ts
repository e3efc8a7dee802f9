import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { Logger } from '../log.ts';

/**
 * Sends the Temporal SDK's own log lines into ours, and leaves signals to this process, which stops its parts in order.
 * To be called once, before the first connection.
 *
 * @param metricsAddress where Prometheus reads the SDK's own metrics, `address:port`; null: nowhere
 */
export function installRuntime(log: Logger, metricsAddress: string | null = null): void {
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      const { workflowId, runId, activityType, taskQueue } = meta ?? {};
      log[level === 'ERROR' ? 'error' : 'warn'](
        { workflowId, runId, activityType, taskQueue },
        `temporal: ${message}`,
      );
    }),
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
      ...(metricsAddress !== null && {
        metrics: {
          prometheus: {
            bindAddress: metricsAddress,
            unitSuffix: true,
            useSecondsForDurations: true,
            countersTotalSuffix: true,
          },
        },
      }),
    },
    shutdownSignals: [],
  });
}
