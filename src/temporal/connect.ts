import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';
import { retries } from './retries.ts';
import { traceCalls } from './trace-calls.ts';

/** How to reach Temporal. */
export interface TemporalTarget {
  connectionOptions: NativeConnectionOptions;
  namespace: string;
}

/** Reads the SDK's own variables (`TEMPORAL_ADDRESS`, `TEMPORAL_NAMESPACE`, TLS, API key) or its TOML profile. */
export function temporalTarget(environment: NodeJS.ProcessEnv = process.env): TemporalTarget {
  const { connectionOptions, namespace } = loadClientConnectConfig({
    overrideEnvVars: environment as Record<string, string>,
  });
  return { connectionOptions, namespace: namespace ?? 'default' };
}

/** A client that connects at its first use, so that a process starts while Temporal is away. */
export function openClient(target: TemporalTarget): { client: Client; connection: Connection } {
  const connection = Connection.lazy({ ...target.connectionOptions, interceptors: retries });
  return {
    client: new Client({ connection, namespace: target.namespace, interceptors: { workflow: [traceCalls] } }),
    connection,
  };
}
