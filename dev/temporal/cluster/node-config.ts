/** Files of one certificate that every node and client of the cluster shows, and of who signed it. */
export interface ClusterTls {
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
  /** A name that the certificate is for. */
  readonly serverName: string;
}

const services = ['frontend', 'history', 'matching', 'worker'] as const;
type Service = (typeof services)[number];

/** Where a node listens, on the loopback address. */
export type NodePorts = Record<Service, { grpcPort: number; membershipPort: number }>;

/** @param port makes a free one */
export async function nodePorts(port: () => Promise<number>): Promise<NodePorts> {
  const of = async () => ({ grpcPort: await port(), membershipPort: await port() });
  return { frontend: await of(), history: await of(), matching: await of(), worker: await of() };
}

export interface NodeConfig {
  /** Of the Postgres that holds `temporal` and `temporal_visibility`. */
  readonly postgresUrl: string;
  readonly ports: NodePorts;
  /** Of the whole cluster; cannot be changed once it has state. */
  readonly historyShards: number;
  readonly dynamicConfigFile: string;
  readonly tls?: ClusterTls;
}

export const stores = { default: 'temporal', visibility: 'temporal_visibility' } as const;

/**
 * What a node reads when it starts, in the shape of Temporal's
 * [configuration](https://docs.temporal.io/references/configuration).
 */
export function nodeConfig({ postgresUrl, ports, historyShards, dynamicConfigFile, tls }: NodeConfig) {
  const { hostname, port, username, password } = new URL(postgresUrl);
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${hostname}:${port || '5432'}`,
      connectProtocol: 'tcp',
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  });
  return {
    log: { stdout: true, level: 'error' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: historyShards,
      datastores: { default: store(stores.default, 20), visibility: store(stores.visibility, 4) },
    },
    global: {
      membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' },
      ...(tls && { tls: tlsConfig(tls) }),
    },
    services: Object.fromEntries(
      services.map((service) => [service, { rpc: { ...ports[service], bindOnLocalHost: true } }]),
    ),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${ports.frontend.grpcPort}`,
        },
      },
    },
    dynamicConfigClient: { filepath: dynamicConfigFile, pollInterval: '10s' },
  };
}

/** Nobody gets in without a certificate: neither clients nor nodes. */
function tlsConfig({ caFile, certFile, keyFile, serverName }: ClusterTls) {
  const client = { serverName, rootCaFiles: [caFile] };
  const both = {
    server: { certFile, keyFile, requireClientAuth: true, clientCaFiles: [caFile] },
    client,
  };
  return { internode: both, frontend: both, systemWorker: { certFile, keyFile, client } };
}
