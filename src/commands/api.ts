import { startApi } from '../api/http/start.ts';
import { openArchiveStore } from '../archive-store/open-store.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { followClock } from '../db/follow-clock.ts';
import { keepCurrent } from '../installation/keep-checked.ts';
import { createLog } from '../log.ts';
import { serveMetrics } from '../metrics/serve.ts';
import { fired, stopSignal } from '../stop-signal.ts';
import { startTracing } from '../tracing/start-tracing.ts';
import { temporalTarget } from '../temporal/connect.ts';
import { openGateway } from '../temporal/open-gateway.ts';
import { withAuthSecret } from './auth-secret.ts';

/** With the rest of a request it stays under five seconds. */
const statementBoundMs = 4_000;

/**
 * `lastcall api`: serves the API until it is told to stop. It starts, and takes calls, while Temporal or the archive store is away.
 *
 * @throws LastcallError `installation_superseded`: what it would take now, the copy that has taken over would never have
 */
export async function api(): Promise<void> {
  const read = await withAuthSecret(readConfig());
  const target = temporalTarget(read);
  const config = { ...read, temporalNamespace: target.namespace };
  const log = createLog(config.logLevel);
  const signal = stopSignal();
  const tracing = await startTracing('lastcall-api', log);
  const db = openDatabase(config.databaseUrl, { name: 'lastcall-api', statementBoundMs });
  const store = await openArchiveStore(config.archiveStore, config.archiveS3);
  const temporal = openGateway({ sql: db.sql, target, log, ...config });
  const metrics = config.metrics && (await serveMetrics({ ...config.metrics, log }));
  const superseded = new AbortController();
  const common = { sql: db.sql, log, signal: AbortSignal.any([signal, superseded.signal]) };
  const clock = followClock(common);
  let why: unknown;
  const copy = keepCurrent({ ...common, store }).catch((error: unknown) => {
    why = error;
    superseded.abort();
  });
  const server = await startApi(
    { db, temporal, store, config, log },
    { port: config.port, host: config.host },
  );
  log.info({ url: server.url }, 'API listens');
  await fired(common.signal);
  await server.close();
  await metrics?.close();
  await temporal.close();
  await Promise.all([clock, copy]);
  await db.close();
  await tracing?.close();
  if (why !== undefined) throw why;
}
