import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { acquireLock, LockHeldError, type Lock } from '../lock.ts';
import { assertPortFree } from '../ports.ts';
import { findProcesses, stopProcess } from '../processes.ts';
import { serverEnvironment } from '../server-environment.ts';
import { spawnServer, type ServerProcess } from '../server-process.ts';
import type { SearchAttributeTypeName } from '../../src/temporal/search-attributes.ts';

const START_TIMEOUT_MS = 60_000;
const PROBE_TIMEOUT_MS = 2_000;
const PROBE_PAUSE_MS = 50;
const STOP_PATIENCE_MS = 10_000;
const HOST = '127.0.0.1';

export interface DevServerOptions {
  /** The Temporal CLI, see `resolveTemporalExecutable`. */
  readonly executable: string;
  /** Port of the gRPC API on the loopback address. */
  readonly port: number;
  /** Port of the web UI; without it there is no UI. */
  readonly uiPort?: number;
  /** SQLite file that keeps the workflows; without it they live in memory. */
  readonly dbFile?: string;
  readonly logFile: string;
  readonly searchAttributes?: Readonly<Record<string, SearchAttributeTypeName>>;
  readonly dynamicConfig?: Readonly<Record<string, boolean | number | string>>;
  /** Lets tests skip a workflow's time. Never where real campaigns run. */
  readonly timeSkipping?: boolean;
  /** Told when the server ends without `stop` having been called; the text says how and shows the log's end. */
  readonly onExit?: (reason: string) => void;
}

export interface DevServer {
  /** `host:port` of the gRPC API. */
  readonly address: string;
  /** URL of the web UI, when there is one. */
  readonly uiAddress: string | undefined;
  readonly pid: number;
  /** Ends the server; resolves when its process is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a Temporal development server and resolves when it answers. One that a killed start left behind on the
 * same file is stopped first.
 * @throws Error when a port is taken, another living process runs a server on the same file, or the server ends
 * or stays silent while it starts (with the end of its log).
 */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const lock = options.dbFile === undefined ? undefined : lockData(options.dbFile);
  try {
    if (options.dbFile !== undefined) await stopLeftOver(options.dbFile);
    await assertPortFree(options.port, { part: 'Temporal', variable: 'LASTCALL_TEMPORAL_PORT' });
    if (options.uiPort !== undefined) {
      await assertPortFree(options.uiPort, { part: 'Temporal UI', variable: 'LASTCALL_TEMPORAL_UI_PORT' });
    }
    return await spawnAndWait(options, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

function lockData(dbFile: string): Lock {
  try {
    return acquireLock(`${dbFile}.lock`);
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error;
    throw new Error(`process ${error.pid} runs a Temporal server on ${dbFile} already: stop it first`, {
      cause: error,
    });
  }
}

async function stopLeftOver(dbFile: string): Promise<void> {
  for (const pid of findProcesses(['--db-filename', dbFile])) {
    await stopProcess(pid, 'SIGTERM', STOP_PATIENCE_MS);
  }
}

async function spawnAndWait(options: DevServerOptions, lock: Lock | undefined): Promise<DevServer> {
  const server = await spawnServer({
    command: options.executable,
    args: commandLine(options),
    env: serverEnvironment(process.env),
    logFile: options.logFile,
    stopSignal: 'SIGTERM',
    stopPatienceMs: STOP_PATIENCE_MS,
  });
  const address = `${HOST}:${options.port}`;
  try {
    await waitUntilItAnswers(server, address, Object.keys(options.searchAttributes ?? {}));
  } catch (error) {
    await server.stop();
    throw error;
  }

  let stopping = false;
  server.onEnd((how) => {
    lock?.release();
    if (!stopping) options.onExit?.(`the Temporal server ended (${how}):\n${server.logTail()}`);
  });
  return {
    address,
    uiAddress: options.uiPort === undefined ? undefined : `http://${HOST}:${options.uiPort}`,
    pid: server.pid,
    async stop() {
      stopping = true;
      await server.stop();
    },
  };
}

function commandLine(options: DevServerOptions): string[] {
  const dynamicConfig = {
    ...options.dynamicConfig,
    ...(options.timeSkipping === true ? { 'frontend.WorkflowTimeSkippingEnabled': true } : {}),
  };
  return [
    'server',
    'start-dev',
    `--ip=${HOST}`,
    `--port=${options.port}`,
    ...(options.uiPort === undefined ? ['--headless'] : [`--ui-port=${options.uiPort}`]),
    ...(options.dbFile === undefined ? [] : ['--db-filename', options.dbFile]),
    '--log-level=error',
    ...Object.entries(options.searchAttributes ?? {}).map(
      ([name, type]) => `--search-attribute=${name}=${type}`,
    ),
    ...Object.entries(dynamicConfig).map(
      ([key, value]) => `--dynamic-config-value=${key}=${JSON.stringify(value)}`,
    ),
  ];
}

async function waitUntilItAnswers(
  server: ServerProcess,
  address: string,
  attributes: readonly string[],
): Promise<void> {
  let ended: string | undefined;
  server.onEnd((how) => (ended = how));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(address, attributes))) {
    if (ended !== undefined) {
      throw new Error(`the Temporal server ended while it started (${ended}):\n${server.logTail()}`);
    }
    if (Date.now() > deadline) {
      throw new Error(
        `the Temporal server did not answer within ${START_TIMEOUT_MS / 1000} s:\n${server.logTail()}`,
      );
    }
    await sleep(PROBE_PAUSE_MS);
  }
}

/** A full call, because the port opens before the namespace and its search attributes can be used. */
async function answers(address: string, attributes: readonly string[]): Promise<boolean> {
  // gRPC waits a second after a refused connection; asking the bare port first finds the moment it opens.
  if (!(await accepts(address))) return false;
  const query = attributes.map((name) => `${name} is null`).join(' and ');
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, tls: false, connectTimeout: PROBE_TIMEOUT_MS });
    const { workflowService } = connection;
    await connection.withDeadline(Date.now() + PROBE_TIMEOUT_MS, () =>
      workflowService.countWorkflowExecutions({ namespace: 'default', query }),
    );
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}

function accepts(address: string): Promise<boolean> {
  const [host = HOST, port] = address.split(':');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: PROBE_TIMEOUT_MS });
    const settle = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
  });
}
