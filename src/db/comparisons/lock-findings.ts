import type { ISql } from 'postgres';

/**
 * Makes those who judge and those who fix the findings of one account at one carrier take turns until the transaction
 * ends, so that what was fixed a moment ago is not found again by a judgement that did not see the fix.
 */
export async function lockFindings(
  tx: ISql,
  { accountId, carrier }: { accountId: string; carrier: string },
): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtext('lastcall.findings'), hashtext(${`${accountId} ${carrier}`}))`;
}
