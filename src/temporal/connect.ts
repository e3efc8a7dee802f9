import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';
import type { Keyring } from '../secrets/keyring.ts';
import { payloadCodec } from './payload-codec.ts';
import { retries } from './retries.ts';
import { traceCalls } from './trace-calls.ts';

/** How to reach Temporal. */
export interface TemporalTarget {
  connectionOptions: NativeConnectionOptions;
  namespace: string;
  /** What payloads are encrypted with; left out or null: they are not. */
  payloadKeys?: Keyring | null;
}

/** Reads the SDK's own variables (`TEMPORAL_ADDRESS`, `TEMPORAL_NAMESPACE`, TLS, API key) or its TOML profile. */
export function temporalTarget(
  { payloadKeys }: { payloadKeys: Keyring | null },
  environment: NodeJS.ProcessEnv = process.env,
): TemporalTarget {
  const { connectionOptions, namespace } = loadClientConnectConfig({
    overrideEnvVars: environment as Record<string, string>,
  });
  return { connectionOptions, namespace: namespace ?? 'default', payloadKeys };
}

/** How what is told to Temporal is written. Clients and workers have the same. */
export const dataConverter = ({ payloadKeys }: TemporalTarget): DataConverter => ({
  payloadCodecs: [payloadCodec(payloadKeys ?? null)],
});

/** A client that connects at its first use, so that a process starts while Temporal is away. */
export function openClient(target: TemporalTarget): { client: Client; connection: Connection } {
  const connection = Connection.lazy({ ...target.connectionOptions, interceptors: retries });
  return {
    client: new Client({
      connection,
      namespace: target.namespace,
      dataConverter: dataConverter(target),
      interceptors: { workflow: [traceCalls] },
    }),
    connection,
  };
}
