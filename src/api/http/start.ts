import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { joinable } from '../../db/join-transaction.ts';
import { openIdentity } from '../../identity/identity.ts';
import { toldAfterCommit } from './after-commit.ts';
import { createApi } from './app.ts';
import { answerClientError } from './client-error.ts';
import { openLive } from '../../live/live.ts';
import { Intake } from '../calls/intake.ts';
import { RateLimiter } from '../rate-limits/rate-limiter.ts';
import { defaultLimits, openPlaces } from './limits.ts';
import { RememberedKeys } from './remembered-keys.ts';
import type { ApiDeps } from './services.ts';

export interface RunningApi {
  /** `http://host:port` */
  url: string;
  /** Takes no new connection, lets requests under way end within the bound, then ends those that are left. */
  close: () => Promise<void>;
}

const drainMs = 10_000;
/** Longer than proxies keep theirs, 60 s mostly: who ends a connection first must not be the one that is sent requests. */
const keepAliveMs = 75_000;

/**
 * Serves the API.
 *
 * @param options.port 0: any free one
 * @param options.drainMs how long `close` waits for requests under way (default 10 s)
 * @throws Error with Node's code, such as `EADDRINUSE`, or when there is no secret to sign cookies with
 */
export async function startApi(
  services: ApiDeps,
  options: { host: string; port: number; drainMs?: number },
): Promise<RunningApi> {
  const server = createServer({ keepAliveTimeout: keepAliveMs });
  server.on('clientError', answerClientError);
  const live = openLive(services.db.sql, services.log);
  const rates = new RateLimiter(services.db.sql, services.config.rateLimits, services.log);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { address, port, family } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  // In the same turn as the answer to listen(), so that no request comes before it.
  try {
    const { config } = services;
    const identity = openIdentity(services, { ...config, publicUrl: config.publicUrl ?? url });
    const limits = { ...defaultLimits, ...config.limits };
    const own = {
      db: { ...services.db, sql: joinable(services.db.sql) },
      temporal: toldAfterCommit(services.temporal),
      identity,
      live,
      limits,
      places: openPlaces(limits),
      keys: new RememberedKeys(services.db.sql),
      intake: new Intake(services.db.recording, config.coalesceMs),
      rates,
    };
    server.on('request', createApi({ ...services, ...own }));
  } catch (error) {
    server.close();
    rates.close();
    await live.close();
    throw error;
  }
  return {
    url,
    async close() {
      await new Promise<void>((resolve, reject) => {
        const force = setTimeout(() => server.closeAllConnections(), options.drainMs ?? drainMs);
        server.close((error) => {
          clearTimeout(force);
          if (error) reject(error);
          else resolve();
        });
        // Those would go on for as long as their clients stay.
        live.changes.endAll();
        server.closeIdleConnections();
      });
      rates.close();
      await live.close();
    },
  };
}
