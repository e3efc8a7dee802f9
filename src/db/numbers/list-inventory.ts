import type { Sql } from 'postgres';
import type { ArchiveReason } from '../../domain/campaign.ts';
import type { NumberState } from '../../domain/numbers.ts';
import type { Receipt } from '../../domain/receipt.ts';
import { receiptText } from '../releases/receipt-text.ts';
import { numberColumns, type NumberView } from './read-numbers.ts';

/** A number of the account, with what became of it and why. */
export interface InventoryNumber extends NumberView {
  campaignName: string | null;
  archiveReason: ArchiveReason | null;
  /** The subaccount that rents it; null when the account itself does. */
  subaccount: string | null;
  /** When it was bought, hundredths of `currency` a month, and when the next rent is due, where the carrier tells. */
  purchasedAt: Date | null;
  monthlyCostCents: number | null;
  currency: string;
  renewsAt: Date | null;
  /** Whether it was found gone at the carrier instead of being given back, and the campaign that held it then. */
  foundGone: boolean;
  foundGoneFrom: string | null;
}

interface ListInventoryInput {
  accountId: string;
  state?: NumberState | undefined;
  carrier?: string | undefined;
  campaignId?: string | undefined;
  /** Part of the number, digits only. */
  digits?: string | undefined;
  /** Go on before this one. */
  before: string | null;
  limit: number;
}

const foundGone: Receipt['proof'] = 'comparison';

/** All numbers of an account, the released ones too, those that came last first. */
export async function listInventory(sql: Sql, input: ListInventoryInput): Promise<InventoryNumber[]> {
  const { state, carrier, campaignId, digits, before } = input;
  return await sql<InventoryNumber[]>`
    select ${numberColumns(sql)}, c.name as "campaignName", c.archive_reason as "archiveReason",
      n.subaccount, n.purchased_at as "purchasedAt", n.monthly_cost_cents as "monthlyCostCents", n.currency,
      n.renews_at as "renewsAt",
      coalesce(${receiptText(sql, 'proof')} = ${foundGone}, false) as "foundGone",
      ${receiptText(sql, 'campaignId')} as "foundGoneFrom"
    from phone_numbers n
    left join releases r on r.number_id = n.id
    left join campaigns c on c.id = n.campaign_id
    where n.account_id = ${input.accountId}
      ${state === undefined ? sql`` : sql`and n.state = ${state}`}
      ${carrier === undefined ? sql`` : sql`and n.carrier = ${carrier}`}
      ${campaignId === undefined ? sql`` : sql`and n.campaign_id = ${campaignId}`}
      ${digits === undefined ? sql`` : sql`and n.e164 like ${`%${digits}%`}`}
      ${before === null ? sql`` : sql`and n.id < ${before}`}
    order by n.id desc limit ${input.limit}`;
}
