import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { processName } from './processes.ts';

const PROC_NET_LISTENING = '0A';

/** Who wants a port: the part's name for people, and the environment variable that moves it. */
interface PortUse {
  readonly part: string;
  readonly variable: string;
}

/**
 * Checks that a part of ours may listen on a port of this machine.
 * @throws Error naming the process that listens (as far as it can be found out) and the variable to set.
 */
export async function assertPortFree(port: number, use: PortUse): Promise<void> {
  // A listener on all addresses does not stop us from binding the loopback one on macOS, hence both.
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    const code = await bindError(port, host);
    if (code === 'EADDRINUSE') {
      const holder = portHolder(port);
      const by = holder === undefined ? 'another process' : `process ${holder.pid} (${holder.name})`;
      throw new Error(
        `port ${port} (${use.part}) is in use by ${by}: stop it, or set ${use.variable} to a free port`,
      );
    }
    if (code !== undefined) {
      throw new Error(
        `port ${port} (${use.part}) cannot be used (${code}): set ${use.variable} to another one`,
      );
    }
  }
}

function bindError(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** A port nobody listens on right now. Somebody else may take it before you do. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * A port below 32,768 nobody listens on right now: Temporal's tables hold the ports of a cluster's nodes as a `smallint`, and
 * the system gives nobody else such a one.
 */
export async function freeLowPort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_768);
    if ((await bindError(port, '127.0.0.1')) === undefined) return port;
  }
}

/** The process that listens on a TCP port of this machine; undefined when unknown (another user's, mostly). */
export function portHolder(port: number): { pid: number; name: string } | undefined {
  const pid = process.platform === 'linux' ? linuxPortHolder(port) : lsofPortHolder(port);
  return pid === undefined ? undefined : { pid, name: processName(pid) ?? 'unknown' };
}

function lsofPortHolder(port: number): number | undefined {
  try {
    const out = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fp'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = /^p(\d+)$/m.exec(out)?.[1];
    return pid === undefined ? undefined : Number(pid);
  } catch {
    return undefined;
  }
}

function linuxPortHolder(port: number): number | undefined {
  const sockets = new Set(listeningInodes(port).map((inode) => `socket:[${inode}]`));
  if (sockets.size === 0) return undefined;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (openFiles(pid).some((file) => sockets.has(file))) return Number(pid);
  }
  return undefined;
}

function listeningInodes(port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => {
    try {
      return readFileSync(table, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter((fields) => fields[1]?.endsWith(`:${wanted}`) && fields[3] === PROC_NET_LISTENING)
        .flatMap((fields) => fields[9] ?? []);
    } catch {
      return [];
    }
  });
}

function openFiles(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
