import type { ISql } from 'postgres';
import type { FindingKind, FindingResolution } from '../../domain/findings.ts';
import type { Absence } from '../../domain/receipt.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { lockFindings } from './lock-findings.ts';

export interface FixInput {
  accountId: string;
  findingId: string;
  actor: string;
}

/**
 * What became of a fix. `resolved`: the finding was settled before. `outdated`: our books have changed since, so that it is
 * none any more; the next comparison tells. `held_elsewhere`: another account's rental holds the number.
 */
export type FixResult = 'fixed' | 'resolved' | 'outdated' | 'held_elsewhere' | 'not_found';

/** A finding that is open, as far as fixing it needs it. */
interface OpenFinding {
  id: string;
  accountId: string;
  carrier: string;
  e164: string;
  numberId: string | null;
  carrierRef: string | null;
  purchasedAt: Date | null;
  monthlyCostCents: number | null;
  currency: string;
  subaccount: string | null;
  absence: Absence | null;
  lastSeenAt: Date;
}

/** Locks an open finding of this kind, and what judges findings, until the transaction ends. */
export async function openFinding(
  tx: ISql,
  { accountId, findingId }: FixInput,
  kind: FindingKind,
): Promise<OpenFinding | 'resolved' | 'not_found'> {
  const [known] = await tx<{ carrier: string }[]>`
    select carrier from findings where id = ${findingId} and account_id = ${accountId} and kind = ${kind}`;
  if (!known) return 'not_found';
  await lockFindings(tx, { accountId, carrier: known.carrier });
  const [finding] = await tx<OpenFinding[]>`
    select id, account_id as "accountId", carrier, e164, number_id as "numberId", carrier_ref as "carrierRef",
      purchased_at as "purchasedAt", monthly_cost_cents as "monthlyCostCents", currency, subaccount, absence,
      last_seen_at as "lastSeenAt"
    from findings where id = ${findingId} and resolved_at is null for update`;
  return finding ?? 'resolved';
}

/** What kept a fix from making a rental of the number: one of the account's own, or another account's. */
export async function whyNotInserted(
  tx: ISql,
  { accountId, e164 }: OpenFinding,
): Promise<'outdated' | 'held_elsewhere'> {
  const own = await tx`
    select from phone_numbers where account_id = ${accountId} and e164 = ${e164} and state <> 'released'`;
  return own.length > 0 ? 'outdated' : 'held_elsewhere';
}

/** Settles a finding that was locked by {@link openFinding}, in the transaction of its fix. */
export async function resolveFinding(
  tx: ISql,
  { id, accountId, carrier }: OpenFinding,
  fix: {
    resolution: Exclude<FindingResolution, 'not_seen'>;
    actor: string;
    numberId: string;
    campaignId?: string | undefined;
  },
): Promise<void> {
  const { resolution, actor, numberId, campaignId } = fix;
  await tx`
    update findings set resolved_at = now(), resolution = ${resolution}, number_id = ${numberId} where id = ${id}`;
  await writeAudit(tx, {
    accountId,
    actor,
    ...(campaignId !== undefined && { campaignId }),
    action: `finding.${resolution}`,
    details: { findingId: id, carrier, numberId },
  });
}
