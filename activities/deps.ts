import type { Sql } from 'postgres';
import type { ArchiveStore } from '../src/archive-store/store.ts';
import type { Logger } from '../src/log.ts';
import type { CarrierRate } from '../src/carriers/rates.ts';
import type { AttemptDeps } from '../src/release/attempt.ts';
import type { Keyring } from '../src/secrets/keyring.ts';
import type { ManifestSigner } from '../src/secrets/manifest-key.ts';
import type { CampaignClient } from '../src/temporal/campaign-client.ts';
import type { CampaignWorkflows } from '../src/temporal/campaign-workflows.ts';
import type { WebhookSettings } from '../src/webhooks/deliver-due.ts';

/** What activities work with; made once a worker process. */
export interface ActivityDeps {
  sql: Sql;
  store: ArchiveStore;
  /** Null: manifests are not signed. */
  signer: ManifestSigner | null;
  /** Null: no key was given, so nothing that is stored encrypted can be read. */
  keyring: Keyring | null;
  carrierFor: AttemptDeps['carrierFor'];
  campaigns: CampaignClient;
  workflows: CampaignWorkflows;
  webhooks: WebhookSettings;
  log: Logger;
  settings: {
    /** How long after the close live calls may hold the numbers. */
    drainGraceMs: number;
    /** So long after the late window the rows of a sealed campaign leave the database. */
    clearAfterMs: number;
    release: {
      rate: (carrier: string) => CarrierRate;
      /** After failing for this long a release waits for an operator. */
      patienceMs: number;
    };
  };
}
