import type { ArchiveStore } from '../../archive-store/store.ts';
import type { InstallationCarriers } from '../../carriers/installation.ts';
import type { Database } from '../../db/client.ts';
import type { IdentityConfig } from '../../identity/identity-config.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Live } from '../../live/live.ts';
import type { Logger } from '../../log.ts';
import type { Keyring } from '../../secrets/keyring.ts';
import type { TemporalGateway } from '../../temporal/gateway.ts';
import type { RateLimits } from '../../domain/rate-limits.ts';
import type { Intake } from '../calls/intake.ts';
import type { RateLimiter } from '../rate-limits/rate-limiter.ts';
import type { AllPlaces, Limits } from './limits.ts';
import type { RememberedKeys } from './remembered-keys.ts';

export interface ApiConfig extends InstallationCarriers, IdentityConfig {
  /** At most one `callMade` signal per campaign in this time. */
  coalesceMs: number;
  /** How long after its start a call without an end may still be live. */
  drainGraceMs: number;
  /** How often a second a carrier may be asked, by carrier, where it is not the default. */
  carrierRates: ReadonlyMap<string, number>;
  /** Null: credentials cannot be stored. */
  keyring: Keyring | null;
  /** Where operators find the Temporal UI, for links; null when nobody said. */
  temporalUiUrl: string | null;
  temporalNamespace: string;
  /** Whether webhooks may use http, and lead into networks of one's own. */
  webhooksReachPrivate: boolean;
  /** Whether workers have a mail server. */
  sendsMails: boolean;
  /** Of accounts that have none of their own. */
  rateLimits: RateLimits;
  /** How often an open stream of changes asks who watches (default 20 s); tests ask sooner. */
  changesHeartbeatMs?: number;
  /** What clients may hold, where it is not the default; tests allow less. */
  limits?: Partial<Limits>;
}

/** What the routes work with. */
export interface Services {
  db: Database;
  temporal: TemporalGateway;
  store: ArchiveStore;
  config: ApiConfig;
  log: Logger;
  identity: Identity;
  live: Live;
  places: AllPlaces;
  keys: RememberedKeys;
  intake: Intake;
  limits: Limits;
  rates: RateLimiter;
}

/** What `startApi` is given; the rest it opens and closes by itself. */
export type ApiDeps = Omit<Services, 'identity' | 'live' | 'places' | 'limits' | 'keys' | 'intake' | 'rates'>;
