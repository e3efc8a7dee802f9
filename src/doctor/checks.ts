import { archiveStore } from './archive-store.ts';
import { auditChain } from './audit-chain.ts';
import { carrierAddresses } from './carrier-addresses.ts';
import { carriers } from './carriers.ts';
import { changes } from './changes.ts';
import type { Check } from './check.ts';
import { clock } from './clock.ts';
import { copies } from './copies.ts';
import { databaseSettings } from './database-settings.ts';
import { databaseUser } from './database-user.ts';
import { database } from './database.ts';
import { disk } from './disk.ts';
import { keys } from './keys.ts';
import { mail } from './mail.ts';
import { nightly } from './nightly.ts';
import { node } from './node.ts';
import { payloads } from './payloads.ts';
import { outbox } from './outbox.ts';
import { partitions } from './partitions.ts';
import { publicAddress } from './public-address.ts';
import { schema } from './schema.ts';
import { searchAttributes } from './search-attributes.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { temporal } from './temporal.ts';
import { waitingWork } from './waiting-work.ts';
import { workerVersions } from './worker-versions.ts';
import { workers } from './workers.ts';

/** All questions, in the order of the report; one that others need stands before them. */
export const checks: readonly Check[] = [
  node,
  settings,
  database,
  sessions,
  schema,
  clock,
  databaseUser,
  databaseSettings,
  changes,
  partitions,
  auditChain,
  keys,
  temporal,
  payloads,
  searchAttributes,
  nightly,
  workers,
  workerVersions,
  outbox,
  waitingWork,
  archiveStore,
  copies,
  disk,
  mail,
  carriers,
  carrierAddresses,
  publicAddress,
];
