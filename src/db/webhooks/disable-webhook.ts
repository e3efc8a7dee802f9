import type { ISql } from 'postgres';
import type { DisabledReason } from '../../domain/webhooks.ts';
import { writeAudit } from '../audit/write-audit.ts';

/**
 * Has nothing sent to a webhook any more, in a transaction that has its row locked; one that is disabled stays as it is. Of
 * what no person asked for, owners and admins are told by mail.
 */
export async function disableWebhook(
  tx: ISql,
  { id, reason, actor }: { id: string; reason: DisabledReason; actor: string },
): Promise<void> {
  const [disabled] = await tx<{ accountId: string; url: string; occasion: string }[]>`
    update webhook_endpoints set status = 'disabled', disabled_reason = ${reason}, disabled_at = now()
    where id = ${id} and status = 'enabled'
    returning account_id as "accountId", url, concat_ws(' ', id, (extract(epoch from disabled_at) * 1000)::bigint) as occasion`;
  if (!disabled) return;
  await tx`
    update webhook_deliveries set state = 'cancelled', settled_at = now()
    where endpoint_id = ${id} and state = 'waiting'`;
  const { accountId, url, occasion } = disabled;
  const details = { webhookId: id, host: new URL(url).host, reason };
  await writeAudit(tx, { accountId, actor, action: 'webhook.disabled', details });
  if (reason === 'person') return;
  await tx`
    insert into mails (id, account_id, kind, occasion, user_id, address)
    select uuidv7(), m.account_id, 'webhook_disabled', ${occasion}, u.id, u.email
    from members m join users u on u.id = m.user_id
    where m.account_id = ${accountId} and m.role in ('owner', 'admin')
    order by u.id
    on conflict on constraint mails_occasion do nothing`;
}
