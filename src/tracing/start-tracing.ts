import { describeError, type Logger } from '../log.ts';
import { recordSpans } from './spans.ts';

export interface Tracing {
  /** Sends what is left, for some seconds at most. */
  close(): Promise<void>;
}

const troublesToldEveryMs = 60_000;

/**
 * Begins to trace where the environment names a place for it, by OpenTelemetry's own variables
 * (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/).
 *
 * @param service what this process is called, unless `OTEL_SERVICE_NAME` says otherwise
 * @returns null where none is named: then nothing of OpenTelemetry's is loaded
 */
export async function startTracing(
  service: string,
  log: Logger,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Tracing | null> {
  if (!isWanted(env)) return null;
  const { openRecorder } = await import('./open-recorder.ts');
  let toldAt = -Infinity;
  const recorder = openRecorder(service, (error) => {
    const now = performance.now();
    if (now - toldAt < troublesToldEveryMs) return;
    toldAt = now;
    log.warn({ error: describeError(error) }, 'traces do not arrive where they are sent');
  });
  recordSpans(recorder);
  return {
    async close() {
      recordSpans(null);
      await recorder.close();
    },
  };
}

function isWanted(env: NodeJS.ProcessEnv): boolean {
  if (env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true' || env['OTEL_TRACES_EXPORTER'] === 'none')
    return false;
  return Boolean(env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_ENDPOINT']);
}
