import type { ISql, Sql } from 'postgres';
import type { Absence } from '../../domain/receipt.ts';
import type { FindingKind, FindingResolution } from '../../domain/findings.ts';

/** A finding as people see it. */
export interface FindingView {
  id: string;
  kind: FindingKind;
  carrier: string;
  e164: string;
  carrierRef: string | null;
  /** Our row; null for a stranger that was not adopted. */
  numberId: string | null;
  /** The campaign that holds it, or gave it back. */
  campaignId: string | null;
  campaignName: string | null;
  /** Hundredths of `currency` that the carrier charges a month, where it tells. */
  monthlyCostCents: number | null;
  currency: string;
  /** The subaccount that rents a leak; null when the account itself does. */
  subaccount: string | null;
  /** Of a ghost: what shows that it is gone; null where an earlier version found it. */
  absence: Absence | null;
  firstSeenAt: Date;
  lastSeenAt: Date;
  resolvedAt: Date | null;
  resolution: FindingResolution | null;
}

interface ListFindingsInput {
  accountId: string;
  kind?: FindingKind | undefined;
  carrier?: string | undefined;
  /** Only those that are not resolved. */
  openOnly: boolean;
  /** Go on before this one. */
  before: string | null;
  limit: number;
}

/** An account's findings, the newest first. */
export async function listFindings(sql: Sql, input: ListFindingsInput): Promise<FindingView[]> {
  const { kind, carrier, before } = input;
  return await sql<FindingView[]>`
    ${findings(sql)}
    where f.account_id = ${input.accountId}
      ${input.openOnly ? sql`and f.resolved_at is null` : sql``}
      ${kind === undefined ? sql`` : sql`and f.kind = ${kind}`}
      ${carrier === undefined ? sql`` : sql`and f.carrier = ${carrier}`}
      ${before === null ? sql`` : sql`and f.id < ${before}`}
    order by f.id desc limit ${input.limit}`;
}

/** Null: the account has no such finding. */
export async function readFinding(
  sql: Sql,
  accountId: string,
  findingId: string,
): Promise<FindingView | null> {
  const [finding] = await sql<
    FindingView[]
  >`${findings(sql)} where f.id = ${findingId} and f.account_id = ${accountId}`;
  return finding ?? null;
}

const findings = (sql: ISql) => sql`
  select f.id, f.kind, f.carrier, f.e164, f.carrier_ref as "carrierRef", f.number_id as "numberId",
    n.campaign_id as "campaignId", c.name as "campaignName", f.monthly_cost_cents as "monthlyCostCents",
    f.currency, f.subaccount, f.absence,
    f.first_seen_at as "firstSeenAt", f.last_seen_at as "lastSeenAt", f.resolved_at as "resolvedAt", f.resolution
  from findings f
  left join phone_numbers n on n.id = f.number_id
  left join campaigns c on c.id = n.campaign_id`;
