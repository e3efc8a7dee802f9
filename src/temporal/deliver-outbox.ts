import type { Sql } from 'postgres';
import { scheduledTimes } from '../db/account-exports/schedules.ts';
import { markDelivered, markFailed, takeOutbox, type OutboxMessage } from '../db/outbox.ts';
import { traced } from '../tracing/spans.ts';
import type { CampaignClient } from './campaign-client.ts';

const batch = 50;

/**
 * Delivers what is due in the outbox to Temporal. A message that fails stays with its error and is due again after a
 * growing wait. Delivering twice (a crash between Temporal's answer and the mark) is harmless: a start is one start
 * and an archive asks the database.
 *
 * @returns how many messages were delivered and how many failed
 */
export async function deliverOutbox(
  sql: Sql,
  campaigns: CampaignClient,
): Promise<{ delivered: number; failed: number }> {
  const counts = { delivered: 0, failed: 0 };
  for (;;) {
    const messages = await takeOutbox(sql, batch);
    await Promise.all(
      messages.map(async (message) => {
        try {
          await deliverTraced(sql, campaigns, message);
          await markDelivered(sql, message.id);
          counts.delivered += 1;
        } catch (error) {
          await markFailed(sql, message.id, error instanceof Error ? error.name : 'unknown');
          counts.failed += 1;
        }
      }),
    );
    if (messages.length < batch || counts.failed > 0) return counts;
  }
}

/** In the trace in which the message was written, by whichever process. */
const deliverTraced = (sql: Sql, campaigns: CampaignClient, message: OutboxMessage): Promise<void> =>
  traced(
    {
      name: `outbox ${message.topic}`,
      kind: 'producer',
      parent: message.traceParent,
      attributes: {
        'lastcall.account_id': message.accountId,
        'lastcall.campaign_id': message.campaignId ?? undefined,
        'lastcall.job_id': message.jobId ?? undefined,
        'lastcall.attempt': message.attempts,
      },
    },
    () => deliver(sql, campaigns, message),
  );

async function deliver(sql: Sql, campaigns: CampaignClient, message: OutboxMessage): Promise<void> {
  const { accountId } = message;
  switch (message.topic) {
    case 'start':
      return campaigns.start(message.campaignId, accountId, message.shownName);
    case 'archive':
      return campaigns.archive(message.campaignId, accountId, message.shownName);
    case 'restart':
      return campaigns.restart(message.campaignId, accountId, message.shownName);
    case 'clear':
      return campaigns.clear();
    case 'release':
      return campaigns.release(message.campaignId, accountId);
    case 'policy':
      return campaigns.policyChanged(message.campaignId);
    case 'bulk':
      return campaigns.bulk(message.jobId, accountId);
    case 'export':
      return campaigns.accountExport(message.jobId, accountId);
    case 'export_schedule': {
      const [times = null] = await scheduledTimes(sql, message.jobId);
      return campaigns.exportSchedule(message.jobId, times);
    }
    case 'webhook':
      return campaigns.webhook(message.jobId, accountId);
    case 'erase':
      return campaigns.erase(message.jobId, accountId);
  }
}
