import type { Sql } from 'postgres';

/** The webhooks that have something to send, now or later. */
export const webhooksNeedingWorkflow = (sql: Sql): Promise<{ webhookId: string; accountId: string }[]> =>
  sql<{ webhookId: string; accountId: string }[]>`
    select w.id as "webhookId", w.account_id as "accountId" from webhook_endpoints w
    where w.status = 'enabled'
      and exists (select from webhook_deliveries d where d.endpoint_id = w.id and d.state = 'waiting')`;
