import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Sql } from 'postgres';
import { describeError, type Logger } from '../log.ts';
import { campaignClient, type CampaignClientOptions } from './campaign-client.ts';
import { openClient, type TemporalTarget } from './connect.ts';
import { deliverOutbox } from './deliver-outbox.ts';
import { fastForward } from './fast-forward.ts';
import { startComparison } from './nightly-schedule.ts';
import type { TemporalGateway } from './gateway.ts';

const backgroundBoundMs = 5_000;
const probeBoundMs = 1_000;

export interface GatewayDeps extends CampaignClientOptions {
  sql: Sql;
  target: TemporalTarget;
  log: Logger;
}

/** The API's way to Temporal: everything in the background, bounded, and harmless when it fails. */
export function openGateway({ sql, target, log, ...options }: GatewayDeps): TemporalGateway {
  const { client, connection } = openClient(target);
  const campaigns = campaignClient(client, options);
  const underWay = new Set<Promise<void>>();

  const inBackground = (what: string, campaignId: string | null, work: () => Promise<unknown>) => {
    const attempt = async () => {
      try {
        await connection.withDeadline(Date.now() + backgroundBoundMs, work);
      } catch (error) {
        // An archived campaign's workflow may have ended: the hint has nobody to reach, and that is fine.
        if (error instanceof WorkflowNotFoundError) return;
        log.warn(
          { what, campaignId, error: describeError(error) },
          'Temporal did not take it; it will be made good',
        );
      } finally {
        underWay.delete(done);
      }
    };
    const done = Promise.resolve().then(attempt);
    underWay.add(done);
  };

  return {
    callMade(campaignId, dialAtMs) {
      inBackground('callMade', campaignId, () => campaigns.callMade(campaignId, dialAtMs));
    },
    deliverOutbox() {
      inBackground('outbox', null, async () => {
        const { failed } = await deliverOutbox(sql, campaigns);
        if (failed > 0)
          log.warn({ failed }, 'outbox: Temporal did not take some messages; the relay tries again');
      });
    },
    async compare(accountId) {
      await connection.withDeadline(Date.now() + backgroundBoundMs, () =>
        startComparison(client, options.taskQueue, accountId),
      );
    },
    async advanceClock(campaignId, ms) {
      await fastForward(client, campaignId, ms);
    },
    async reachable() {
      try {
        await connection.withDeadline(Date.now() + probeBoundMs, () =>
          connection.workflowService.getSystemInfo({}),
        );
        return true;
      } catch {
        return false;
      }
    },
    async close() {
      await Promise.race([Promise.all(underWay), sleep(backgroundBoundMs, undefined, { ref: false })]);
      await connection.close();
    },
  };
}
