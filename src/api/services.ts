import type { ArchiveStore } from '../archive/store.ts';
import type { InstallationCarriers } from '../carriers/installation.ts';
import type { Database } from '../db/client.ts';
import type { Logger } from '../log.ts';
import type { Keyring } from '../secrets/keyring.ts';
import type { TemporalGateway } from '../temporal/gateway.ts';

export interface ApiConfig extends InstallationCarriers {
  /** At most one `callMade` signal per campaign in this time. */
  coalesceMs: number;
  /** Null: credentials cannot be stored. */
  keyring: Keyring | null;
}

/** What the routes work with. */
export interface Services {
  db: Database;
  temporal: TemporalGateway;
  store: ArchiveStore;
  config: ApiConfig;
  log: Logger;
}
