/** The API that a bench measures, in a process that tells how it fares. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type * as Start from '../src/api/http/start.ts';
import type * as Store from '../src/archive-store/folder-store.ts';
import type * as Client from '../src/db/client.ts';
import type * as Log from '../src/log.ts';
import type * as Tracing from '../src/tracing/start-tracing.ts';
import type { RateLimits } from '../src/domain/rate-limits.ts';
import { apiConfig } from '../test/support/api-config.ts';
import { recordingGateway } from '../test/support/recording-gateway.ts';

/** What is answered to the message `report`: since the start or the message `reset`. */
export interface Report {
  delayMs: number;
  rssMb: number;
  cpuMs: number;
  /** Signals that Temporal would have been sent. */
  signals: number;
}

// As it is built: sources that are translated as they are loaded name each function at each call, which costs a fifth.
const built = (file: string): Promise<unknown> =>
  import(new URL(`../dist/src/${file}`, import.meta.url).href);
const { startApi } = (await built('api/http/start.js')) as typeof Start;
const { openFolderStore } = (await built('archive-store/folder-store.js')) as typeof Store;
const { openDatabase } = (await built('db/client.js')) as typeof Client;
const { createLog } = (await built('log.js')) as typeof Log;
const { startTracing } = (await built('tracing/start-tracing.js')) as typeof Tracing;

const [, , databaseUrl = '', folder = '', rates = '{}'] = process.argv;
const log = createLog('info');
const tracing = await startTracing('lastcall-api', log);
const db = openDatabase(databaseUrl);
// All clients of a bench are one account.
const limits = { sealedExports: { places: 64, each: 64, waitMs: 5_000 } };
const noRates = { keyRequests: 0, accountRequests: 0, callEvents: 0 };
const rateLimits = { ...noRates, ...(JSON.parse(rates) as Partial<RateLimits>) };
const temporal = recordingGateway();
const server = await startApi(
  {
    db,
    temporal,
    store: openFolderStore(folder),
    config: apiConfig({ limits, rateLimits }),
    log,
  },
  { host: '127.0.0.1', port: 0 },
);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let rss = process.memoryUsage.rss();
let cpu = process.cpuUsage();
const watch = setInterval(() => (rss = Math.max(rss, process.memoryUsage.rss())), 50);

process.on('message', (what) => {
  const { user, system } = process.cpuUsage(cpu);
  const report: Report = {
    delayMs: delay.percentile(99) / 1e6,
    rssMb: rss / 1e6,
    cpuMs: (user + system) / 1000,
    signals: temporal.signals.length,
  };
  delay.reset();
  rss = process.memoryUsage.rss();
  cpu = process.cpuUsage();
  temporal.signals.length = 0;
  process.send?.(what === 'report' ? report : 'ready');
});
process.once('disconnect', () => {
  clearInterval(watch);
  void server
    .close()
    .then(() => db.close())
    .then(() => tracing?.close());
});
process.send?.(server.url);
