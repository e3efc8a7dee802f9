import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Sql } from 'postgres';
import { LastcallError } from '../errors.ts';
import { describeError, type Logger } from '../log.ts';
import { campaignClient, type CampaignClientOptions } from './campaign-client.ts';
import { openClient, type TemporalTarget } from './connect.ts';
import { deliverOutbox } from './deliver-outbox.ts';
import { beginFastForward, waitingWorkflow } from './fast-forward.ts';
import { hasGrpcStatus } from './grpc-status.ts';
import { namespaceExists } from './namespace.ts';
import { startComparison } from './nightly-schedule.ts';
import type { TemporalGateway } from './gateway.ts';
import { TemporalSilentError, within } from './within.ts';

const backgroundBoundMs = 5_000;
const requestBoundMs = 5_000;
/** Skipping time takes Temporal longer than a signal, where the machine is busy. */
const clockBoundMs = 15_000;
const probeBoundMs = 1_000;

interface GatewayDeps extends CampaignClientOptions {
  sql: Sql;
  target: TemporalTarget;
  log: Logger;
}

/** The API's way to Temporal: everything bounded, and harmless when it fails. */
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
      await within(connection, Date.now() + requestBoundMs, () =>
        startComparison(client, options.taskQueue, accountId),
      );
    },
    async advanceClock(campaignId, moveDatabase) {
      const deadlineMs = Date.now() + clockBoundMs;
      const waiting = await within(connection, deadlineMs, () => waitingWorkflow(client, campaignId));
      if (waiting.standing === 'ended_well') throw new LastcallError('campaign_ended');
      if (waiting.standing === 'missing') throw new LastcallError('workflow_missing');
      const ms = await moveDatabase();
      if (ms === 0) return;
      try {
        const reached = await within(connection, deadlineMs, () =>
          beginFastForward(client, waiting.workflowId, ms),
        );
        await within(connection, deadlineMs, reached).catch((error: unknown) => {
          if (!(error instanceof TemporalSilentError)) throw error;
          log.info({ campaignId }, 'the workflow’s time passes longer than a request waits');
        });
      } catch (error) {
        if (hasGrpcStatus(error, 'UNIMPLEMENTED')) throw new LastcallError('time_skipping_off');
        // It came to its end in between, and has no timer left.
        if (!hasGrpcStatus(error, 'NOT_FOUND')) throw error;
      }
    },
    async standing() {
      try {
        const there = await within(connection, Date.now() + probeBoundMs, () => namespaceExists(client));
        return there ? 'up' : 'namespace_missing';
      } catch {
        return 'down';
      }
    },
    async close() {
      await Promise.race([Promise.all(underWay), sleep(backgroundBoundMs, undefined, { ref: false })]);
      await connection.close();
    },
  };
}
