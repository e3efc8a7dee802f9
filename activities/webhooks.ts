import { cancellationSignal } from '@temporalio/activity';
import { deliverDue } from '../src/webhooks/deliver-due.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './heartbeat.ts';

export function webhookActivities(deps: ActivityDeps) {
  return {
    /**
     * Sends what is due of a webhook. What a receiver answers is never an error here, so a retry only follows a dead worker,
     * an absent database or a secret that cannot be read.
     */
    async deliverWebhookEvents({
      webhookId,
    }: {
      webhookId: string;
    }): Promise<{ nextLookInMs: number | null }> {
      const signal = cancellationSignal();
      return { nextLookInMs: await withHeartbeat(() => deliverDue(deps, webhookId, signal)) };
    },
  };
}
