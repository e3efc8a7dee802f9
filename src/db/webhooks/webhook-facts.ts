import type { Sql } from 'postgres';
import type { WebhookDisabledFacts } from '../../domain/mails.ts';
import type { DueMail } from '../mails/due-mails.ts';

/** What the mail that a webhook was disabled has to tell now; a text: why there is nothing to tell any more. */
export async function webhookFacts(
  sql: Sql,
  { accountId, userId, occasion }: DueMail,
): Promise<WebhookDisabledFacts | string> {
  const [webhookId = '', disabledAtMs = ''] = occasion.split(' ');
  const [found] = await sql<(Omit<WebhookDisabledFacts, 'kind' | 'host'> & { url: string })[]>`
    select w.id as "webhookId", w.url, w.description, w.disabled_reason as "reason", w.disabled_at as "disabledAt",
      w.failing_since as "failingSince", a.name as "accountName", a.time_zone as "timeZone", u.name as "recipientName",
      (
        select count(*)::int from webhook_deliveries d
        where d.endpoint_id = w.id and d.event_id is not null and d.state in ('failed', 'cancelled')
          and d.settled_at >= coalesce(w.failing_since, w.disabled_at)) as "undelivered"
    from webhook_endpoints w
    join accounts a on a.id = w.account_id
    join members m on m.account_id = a.id and m.user_id = ${userId} and m.role in ('owner', 'admin')
    join users u on u.id = m.user_id
    where w.id = ${webhookId} and w.account_id = ${accountId} and w.status = 'disabled'
      and (extract(epoch from w.disabled_at) * 1000)::bigint = ${disabledAtMs}::bigint`;
  if (!found) return 'The webhook is enabled again or deleted, or the person is no owner or admin any more.';
  const { url, ...facts } = found;
  return { kind: 'webhook_disabled', ...facts, host: new URL(url).host };
}
