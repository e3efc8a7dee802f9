import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { describeError, type Logger } from '../log.ts';
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
  let failing = false;
  while (!deps.signal.aborted) {
    try {
      const { delivered, failed } = await deliverOutbox(deps.sql, deps.campaigns);
      if (delivered > 0) deps.log.info({ delivered }, 'outbox delivered');
      if (failed > 0)
        deps.log.warn({ failed }, 'outbox: Temporal did not take some messages; they are tried again');
      failing = false;
    } catch (error) {
      if (!failing) deps.log.error({ error: describeError(error) }, 'outbox cannot be read; trying again');
      failing = true;
    }
    await sleep(relayPauseMs, undefined, { signal: deps.signal }).catch(() => {});
  }
}
