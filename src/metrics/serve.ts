import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics } from 'prom-client';
import { describeError, type Logger } from '../log.ts';
import { registry } from './instruments.ts';

export interface MetricsOptions {
  host: string;
  /** 0: any free one. */
  port: number;
  log: Logger;
  /** Further metrics as text. */
  more?: () => Promise<string>;
  /** Whether the process does its work; left out: it tells so elsewhere. */
  isReady?: () => boolean;
}

export interface RunningMetrics {
  url: string;
  close(): Promise<void>;
}

const contentType = registry.contentType;

/**
 * Answers `/metrics` for Prometheus, `/health` (the process lives) and perhaps `/ready` (it works) at an address of its own:
 * not for the public, so never at that of the API.
 *
 * @throws Error with Node's code, such as `EADDRINUSE`
 */
export async function serveMetrics(options: MetricsOptions): Promise<RunningMetrics> {
  const { host, port, log, isReady } = options;
  // Of the process: they are there once, however often this is served.
  if (!registry.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics({ register: registry });
  const server = createServer((req, res) => {
    const path = (req.url ?? '').split('?')[0];
    if (path === '/metrics') {
      measured(options).then(
        (text) => answer(res, 200, text, contentType),
        (error: unknown) => {
          log.error({ error: describeError(error) }, 'metrics could not be read');
          answer(res, 500, 'The metrics could not be read; see the log.\n');
        },
      );
    } else if (path === '/health') answer(res, 200, 'alive\n');
    else if (path === '/ready' && isReady) {
      if (isReady()) answer(res, 200, 'ready\n');
      else answer(res, 503, 'not ready\n');
    } else answer(res, 404, `There are /metrics${isReady ? ', /ready' : ''} and /health here.\n`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shown}:${address.port}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function measured({ more }: MetricsOptions): Promise<string> {
  const [own, others] = await Promise.all([registry.metrics(), more?.() ?? '']);
  return `${own}\n${others}`;
}

function answer(res: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  res.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
}
