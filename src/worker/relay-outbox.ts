import type { Sql } from 'postgres';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';
import type { CampaignClient } from '../temporal/campaign-client.ts';
import { deliverOutbox } from '../temporal/deliver-outbox.ts';

const relayPauseMs = 1_000;

/**
 * The outbox relay: delivers to Temporal what the API could not. Runs until the signal fires; a database that is away
 * is logged once and asked again.
 */
export async function relayOutbox(deps: {
  sql: Sql;
  campaigns: CampaignClient;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { sql, campaigns, log, signal } = deps;
  const failure = 'outbox cannot be read; trying again';
  await repeat({ log, failure, pauseMs: relayPauseMs, signal }, async () => {
    const { delivered, failed } = await deliverOutbox(sql, campaigns);
    if (delivered > 0) log.info({ delivered }, 'outbox delivered');
    if (failed > 0) log.warn({ failed }, 'outbox: Temporal did not take some messages; they are tried again');
  });
}
