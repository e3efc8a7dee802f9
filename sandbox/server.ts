import express from 'express';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { sandboxAccounts } from './accounts.ts';
import { controlRouter, onlyLoopback } from './control.ts';
import { requireOwnHost } from './own-host.ts';
import { plainErrors } from './plain-errors.ts';
import { createDialects } from './dialects/index.ts';
import type { Account } from './model.ts';
import { serve } from './pipeline.ts';
import { RateLimiter } from './rate-limit.ts';
import { RequestLog } from './request-log.ts';
import { Store } from './store.ts';

interface SandboxOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** Where state and request log survive a restart; null keeps them in memory. Made when it is missing. */
  dataDir: string | null;
  /** Customers that exist from the start; `sandboxAccounts` when absent. */
  accounts?: readonly Account[];
  /** Names by which it is reached, besides addresses and `localhost`. */
  names?: readonly string[];
  /** Lets other machines use the control API too (containers of one compose file). */
  remoteControl?: boolean;
}

export interface Sandbox {
  /** `http://host:port`; each dialect is served under `/<dialect>`, the control API under `/sandbox`. */
  url: string;
  /** Cuts all connections; what was answered stands in the data folder. */
  close(): Promise<void>;
}

/**
 * Starts a carrier of our own to practise on.
 * @throws when the port is taken, or the data folder cannot be written or is damaged.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const {
    port,
    host = '127.0.0.1',
    dataDir,
    accounts = sandboxAccounts,
    names = [],
    remoteControl = false,
  } = options;
  if (dataDir !== null) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const store = new Store(dataDir, accounts);
  const log = new RequestLog(dataDir);
  const limiter = new RateLimiter();
  const closing = new AbortController();
  const dialects = createDialects();
  const closeFiles = () => {
    store.close();
    log.close();
  };

  const app = express();
  app.disable('x-powered-by');
  app.use(requireOwnHost(names));
  app.use('/sandbox', remoteControl ? [] : onlyLoopback, controlRouter({ store, log, limiter }, dialects));
  for (const dialect of Object.values(dialects)) {
    const pipeline = { store, log, limiter, closing: closing.signal };
    app.use(`/${dialect.id}`, express.text({ type: () => true, limit: '1mb' }), serve(dialect, pipeline));
  }

  app.use(
    (_request, response) => void response.status(404).json({ error: 'there is nothing at this address' }),
  );
  app.use(plainErrors);

  const server = app.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    closeFiles();
    throw error;
  }
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    async close() {
      closing.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      closeFiles();
    },
  };
}
