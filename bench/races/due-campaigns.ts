import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import type { Bed, Tenant } from './bed.ts';

export interface DueCampaign extends Tenant {
  id: string;
}

/** So many days ago somebody dialled last, and people were told. */
interface Since {
  dialledDays: number;
  noticedDays: number;
}

/** Active campaigns that archive themselves now, one of each tenant in turn. */
export async function dueCampaigns(
  { sql }: Bed,
  tenants: readonly Tenant[],
  count: number,
  { dialledDays, noticedDays }: Since = { dialledDays: 30, noticedDays: 7 },
): Promise<DueCampaign[]> {
  const rows = await sql<{ id: string; accountId: string }[]>`
    insert into campaigns (id, account_id, name, status, created_by, launched_at, last_dial_at, noticed_at)
    select uuidv7(), (${tenants.map(({ accountId }) => accountId)}::uuid[])[1 + n % ${tenants.length}::int], 'Race', 'active', 'cli',
      now() - interval '90 days', now() - make_interval(days => ${dialledDays}), now() - make_interval(days => ${noticedDays})
    from generate_series(1, ${count}::int) n returning id, account_id as "accountId"`;
  const keyOf = new Map(tenants.map(({ accountId, key }) => [accountId, key]));
  return rows.map(({ id, accountId }) => ({ id, accountId, key: keyOf.get(accountId)! }));
}

/** The worker's close at the deadline. */
export async function closeAtDeadline({ sql }: Bed, { id }: DueCampaign): Promise<string> {
  const { outcome } = await closeCampaign(sql, {
    campaignId: id,
    reason: 'inactivity',
    actor: 'workflow',
    cutoff: new Date(),
    tellWorkflow: false,
  });
  return outcome;
}
