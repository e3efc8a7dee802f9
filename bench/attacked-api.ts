/** The API that bench/attack.ts attacks, in a process that tells how it fares. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startApi } from '../src/api/http/start.ts';
import { openFolderStore } from '../src/archive-store/folder-store.ts';
import { openDatabase } from '../src/db/client.ts';
import { createLog } from '../src/log.ts';
import { apiConfig } from '../test/support/api-config.ts';
import { recordingGateway } from '../test/support/recording-gateway.ts';

const [, , databaseUrl = '', folder = ''] = process.argv;
const db = openDatabase(databaseUrl);
const server = await startApi(
  {
    db,
    temporal: recordingGateway(),
    store: openFolderStore(folder),
    config: apiConfig(),
    log: createLog('silent'),
  },
  { host: '127.0.0.1', port: 0 },
);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let rss = 0;
const watch = setInterval(() => (rss = Math.max(rss, process.memoryUsage.rss())), 50);

process.on('message', (what) => {
  const report = { delayMs: delay.percentile(99) / 1e6, rssMb: rss / 1e6 };
  delay.reset();
  rss = 0;
  process.send?.(what === 'report' ? report : 'ready');
});
process.once('disconnect', () => {
  clearInterval(watch);
  void server.close().then(() => db.close());
});
process.send?.(server.url);
