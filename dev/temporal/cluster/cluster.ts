import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import postgres from 'postgres';
import { freeLowPort } from '../../ports.ts';
import { spawnServer, type ServerProcess } from '../../server-process.ts';
import type { ClusterExecutables } from './executables.ts';
import { type ClusterTls, nodeConfig, nodePorts, type NodePorts, stores } from './node-config.ts';

const startMs = 60_000;
const pauseMs = 200;
const stopPatienceMs = 15_000;

export interface ClusterOptions {
  readonly executables: ClusterExecutables;
  /** Of a Postgres in which databases may be made. */
  readonly postgresUrl: string;
  /** Takes settings and logs. */
  readonly folder: string;
  readonly nodes: number;
  readonly dynamicConfig?: Readonly<Record<string, boolean | number | string>>;
  readonly tls?: ClusterTls;
}

export interface ClusterNode {
  /** `host:port` of its frontend. */
  readonly address: string;
  readonly process: ServerProcess;
}

export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  /** Starts the node of that place again, which has ended. */
  restart: (at: number) => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * Starts a Temporal cluster of several nodes on Postgres, each of which is frontend, history, matching and worker, and
 * resolves when each of them answers. Namespace and search attributes are for Lastcall's worker to make.
 * @throws Error when its tables cannot be made, or a node ends or stays silent while it starts; nothing is left running
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { executables, postgresUrl, folder, tls } = options;
  await makeStores(executables.sqlTool, postgresUrl);
  const dynamicConfigFile = join(folder, 'temporal-dynamic.json');
  const settings = Object.entries(options.dynamicConfig ?? {}).map(([key, value]) => [key, [{ value }]]);
  await writeFile(dynamicConfigFile, JSON.stringify(Object.fromEntries(settings)));
  const nodes: ClusterNode[] = [];
  const start = async (at: number, ports: NodePorts): Promise<void> => {
    const configFile = join(folder, `temporal-${at}.json`);
    const config = nodeConfig({
      postgresUrl,
      ports,
      historyShards: 16,
      dynamicConfigFile,
      ...(tls && { tls }),
    });
    await writeFile(configFile, JSON.stringify(config), { mode: 0o600 });
    const process = await spawnServer({
      command: executables.server,
      args: ['--allow-no-auth', '--config-file', configFile, 'start'],
      logFile: join(folder, `temporal-${at}.log`),
      stopSignal: 'SIGTERM',
      stopPatienceMs,
    });
    nodes[at] = { address: `127.0.0.1:${ports.frontend.grpcPort}`, process };
  };
  const ports: NodePorts[] = [];
  const stop = async () => void (await Promise.all(nodes.map((node) => node.process.stop())));
  const ready = async (at: number) => untilReady(nodes[at]!, tls);
  try {
    for (let at = 0; at < options.nodes; at += 1) {
      ports.push(await nodePorts(freeLowPort));
      await start(at, ports[at]!);
      // The first one makes records that two at once would both make, of which one ends then.
      await ready(at);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    nodes,
    restart: async (at) => {
      await start(at, ports[at]!);
      await ready(at);
    },
    stop,
  };
}

/** Makes the cluster's databases and tables where they are not there yet. */
async function makeStores(sqlTool: string, postgresUrl: string): Promise<void> {
  const { hostname, port, username, password } = new URL(postgresUrl);
  const sql = postgres(postgresUrl, { max: 1, onnotice: () => {} });
  try {
    for (const [kind, database] of Object.entries(stores)) {
      const [known] = await sql`select from pg_database where datname = ${database}`;
      if (!known) await sql`create database ${sql(database)}`;
      const tool = (...args: string[]) =>
        promisify(execFile)(
          sqlTool,
          ['--plugin', 'postgres12', '--ep', hostname, '-p', port || '5432', '--db', database, ...args],
          // By the environment: arguments are there for all to see.
          {
            env: {
              ...process.env,
              SQL_USER: decodeURIComponent(username),
              SQL_PASSWORD: decodeURIComponent(password),
            },
          },
        );
      if (!known) await tool('setup-schema', '-v', '0.0');
      const schema = kind === 'default' ? 'temporal' : 'visibility';
      await tool('update-schema', '--schema-name', `postgresql/v12/${schema}`);
    }
  } finally {
    await sql.end();
  }
}

async function untilReady({ address, process }: ClusterNode, tls: ClusterTls | undefined): Promise<void> {
  let ended: string | undefined;
  process.onEnd((how) => (ended = how));
  const options: ConnectionOptions = { address, ...(tls && { tls: await clientTls(tls) }) };
  for (const deadline = Date.now() + startMs; ;) {
    try {
      const connection = await Connection.connect({ ...options, connectTimeout: '5s' });
      await connection.close();
      return;
    } catch (error) {
      const why = ended ?? (Date.now() > deadline ? `silent for ${startMs / 1_000} s` : undefined);
      if (why !== undefined)
        throw new Error(`a Temporal node did not start (${why}):\n${process.logTail()}`, { cause: error });
      await sleep(pauseMs);
    }
  }
}

async function clientTls({ caFile, certFile, keyFile, serverName }: ClusterTls) {
  return {
    serverRootCACertificate: await readFile(caFile),
    serverNameOverride: serverName,
    clientCertPair: { crt: await readFile(certFile), key: await readFile(keyFile) },
  };
}
