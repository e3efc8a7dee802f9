import type { Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import { enqueue } from '../outbox.ts';
import {
  openFinding,
  resolveFinding,
  whyNotInserted,
  type FixInput,
  type FixResult,
} from './open-finding.ts';

/**
 * Begins a leaked number's release again: the rental that goes on at the carrier becomes a row of its own, releasing for
 * the archived campaign that gave the number back, and Temporal is owed the workflow that releases it. The receipt of
 * the release before stays as it is.
 */
export async function fixLeak(sql: Sql, input: FixInput): Promise<FixResult> {
  return sql.begin(async (tx) => {
    const finding = await openFinding(tx, input, 'leak');
    if (typeof finding === 'string') return finding;
    const { accountId, carrier, e164, carrierRef, subaccount, purchasedAt, monthlyCostCents, currency } =
      finding;

    const [campaign] = await tx<{ id: string }[]>`
      select c.id from campaigns c join phone_numbers n on n.campaign_id = c.id
      where n.id = ${finding.numberId} and n.account_id = ${accountId} and c.status = 'archived'
      for no key update of c`;
    if (!campaign) return 'outdated';
    const numberId = uuidv7();
    const inserted = await tx`
      insert into phone_numbers
        (id, account_id, campaign_id, e164, carrier, carrier_ref, subaccount, state, purchased_at, monthly_cost_cents,
          currency)
      values (${numberId}, ${accountId}, ${campaign.id}, ${e164}, ${carrier}, ${carrierRef}, ${subaccount},
        'releasing', ${purchasedAt}, ${monthlyCostCents}, ${currency})
      on conflict do nothing
      returning id`;
    if (inserted.length === 0) return whyNotInserted(tx, finding);
    await tx`insert into releases (number_id, campaign_id) values (${numberId}, ${campaign.id})`;
    await tx`update campaigns set number_count = number_count + 1 where id = ${campaign.id}`;
    await enqueue(tx, { topic: 'release', campaignId: campaign.id });
    const fix = { resolution: 'released', numberId, campaignId: campaign.id, actor: input.actor } as const;
    await resolveFinding(tx, finding, fix);
    return 'fixed';
  });
}
