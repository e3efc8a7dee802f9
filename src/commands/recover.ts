import { openArchiveStore } from '../archive-store/open-store.ts';
import { carrierRates } from '../carriers/carrier-rates.ts';
import { readConfig } from '../config.ts';
import { carriersForAccounts } from '../credentials/for-account.ts';
import { openDatabase } from '../db/client.ts';
import { noteLife, readLives } from '../db/installation/life.ts';
import { createLog } from '../log.ts';
import { recover as recoverAll } from '../recovery/recover.ts';
import { reportText } from '../recovery/show-report.ts';
import { waitUntilNobodyPolls } from '../recovery/nobody-polls.ts';
import { campaignClient } from '../temporal/campaign-client.ts';
import { campaignWorkflows } from '../temporal/campaign-workflows.ts';
import { openClient, temporalTarget } from '../temporal/connect.ts';

/** For one request, its answer included. */
const carrierTimeoutMs = 10_000;

interface RecoverOptions {
  apply?: boolean;
  json?: boolean;
  nothingLost?: boolean;
  /** ISO 8601. */
  restoredTo?: string;
}

/**
 * `lastcall recover`: after a restore, tells what was lost and, with `--apply`, brings Temporal, the deadlines and what was
 * archived since in line with the database.
 *
 * @throws Error while workers run, or where `restoredTo` is no time
 */
export async function recover(options: RecoverOptions): Promise<void> {
  const { apply = false, json = false, nothingLost = false, restoredTo } = options;
  const config = readConfig();
  if (nothingLost) return sayNothingWasLost(config.databaseUrl);
  const log = createLog('silent');
  const db = openDatabase(config.databaseUrl, { maxConnections: 2, name: 'lastcall-recover' });
  const { client, connection } = openClient(temporalTarget(config));
  try {
    if (apply) await waitUntilNobodyPolls(client, config.taskQueue);
    const report = await recoverAll(
      {
        sql: db.sql,
        store: await openArchiveStore(config.archiveStore, config.archiveS3),
        client,
        taskQueue: config.taskQueue,
        campaigns: campaignClient(client, config),
        workflows: campaignWorkflows(client, config),
        log,
        carrierFor: carriersForAccounts(db.sql, config, { timeoutMs: carrierTimeoutMs, log }),
        rate: carrierRates(config.carrierRates),
      },
      { apply, restoredTo: restoredTo === undefined ? undefined : timeOf(restoredTo) },
    );
    console.log(json ? JSON.stringify(report, null, 2) : reportText(report));
  } finally {
    await connection.close();
    await db.close();
  }
}

async function sayNothingWasLost(databaseUrl: string): Promise<void> {
  const db = openDatabase(databaseUrl, { maxConnections: 1, name: 'lastcall-recover' });
  try {
    await noteLife(db.sql);
    const { now } = await readLives(db.sql);
    console.log(`Noted: Postgres is right on timeline ${now.timeline} of ${now.systemIdentifier}.`);
  } finally {
    await db.close();
  }
}

function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new Error(`${text} is no time; write it as 2026-11-26T17:00:00Z`);
  return time;
}
