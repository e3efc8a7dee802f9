import { condition, continueAsNew, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import { webhookActivities } from './activities.ts';
import { lookAgainNow, retrySignal, type WebhookInput } from './contract.ts';

/** The database's clock disagrees with the server's by little; looking again more often than this would be a hot loop. */
const shortestWaitMs = 100;

/**
 * Sends an account's events to one webhook, as long as there are some. Which ones, and when each is to be sent again, is in
 * the database alone: a turn of an activity sends whatever is due, so that thousands of events are a few turns, and between
 * two turns there is a timer. Each webhook has a workflow of its own, so that none waits for another one's receiver.
 */
export async function webhook(input: WebhookInput): Promise<void> {
  const { webhookId, accountId } = input;
  const { deliverWebhookEvents } = webhookActivities(workflowInfo().taskQueue, accountId);
  let asked = false;
  const retry = () => {
    asked = true;
  };
  setHandler(retrySignal, retry, { description: lookAgainNow });
  for (;;) {
    // Before the look, so that what is added while it goes on is not missed.
    asked = false;
    setCurrentDetails('Sending what is due');
    const { nextLookInMs } = await deliverWebhookEvents({ webhookId });
    if (nextLookInMs === null) {
      if (!asked) return;
    } else if (nextLookInMs > 0) {
      setCurrentDetails('Waiting until the next attempt is due');
      await condition(() => asked, Math.max(nextLookInMs, shortestWaitMs), {
        summary: 'The next attempt is due, or a rest is over',
      });
    }
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof webhook>(input);
  }
}
