import type { ArchiveStore } from '../archive/store.ts';
import type { Database } from '../db/client.ts';
import type { Logger } from '../log.ts';
import type { TemporalGateway } from '../temporal/gateway.ts';

export interface ApiConfig {
  /** At most one `callMade` signal per campaign in this time. */
  coalesceMs: number;
}

/** What the routes work with. */
export interface Services {
  db: Database;
  temporal: TemporalGateway;
  store: ArchiveStore;
  config: ApiConfig;
  log: Logger;
}
