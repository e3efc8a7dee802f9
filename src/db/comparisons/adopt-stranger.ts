import type { Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import {
  openFinding,
  resolveFinding,
  whyNotInserted,
  type FixInput,
  type FixResult,
} from './open-finding.ts';

/** Takes a number that the carrier rents to the account, and that was unknown here, into the inventory as available. */
export async function adoptStranger(sql: Sql, input: FixInput): Promise<FixResult> {
  return sql.begin(async (tx) => {
    const finding = await openFinding(tx, input, 'stranger');
    if (typeof finding === 'string') return finding;
    const { accountId, carrier, e164, carrierRef, purchasedAt, monthlyCostCents, currency } = finding;
    const numberId = uuidv7();
    const inserted = await tx`
      insert into phone_numbers
        (id, account_id, e164, carrier, carrier_ref, state, purchased_at, monthly_cost_cents, currency)
      values (${numberId}, ${accountId}, ${e164}, ${carrier}, ${carrierRef}, 'available', ${purchasedAt},
        ${monthlyCostCents}, ${currency})
      on conflict do nothing
      returning id`;
    if (inserted.length === 0) return whyNotInserted(tx, finding);
    await resolveFinding(tx, finding, { resolution: 'adopted', numberId, actor: input.actor });
    return 'fixed';
  });
}
