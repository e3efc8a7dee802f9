import type { Sql } from 'postgres';

/** One account's numbers of one carrier. */
export interface ComparisonTarget {
  accountId: string;
  carrier: string;
}

/**
 * What there is to compare, in the order of accounts and carriers: wherever an account has, or had, numbers of a carrier,
 * or has credentials there.
 *
 * @param input.after go on after this one; null: from the start
 * @param input.accountId only this account
 */
export async function comparisonTargets(
  sql: Sql,
  input: {
    carriers: readonly string[];
    after: ComparisonTarget | null;
    accountId?: string | undefined;
    limit: number;
  },
): Promise<ComparisonTarget[]> {
  const { after, accountId } = input;
  return await sql<ComparisonTarget[]>`
    select a.id as "accountId", k.carrier
    from accounts a cross join unnest(${[...input.carriers]}::text[]) as k(carrier)
    where (exists (select from phone_numbers n where n.account_id = a.id and n.carrier = k.carrier)
        or exists (select from carrier_credentials s where s.account_id = a.id and s.carrier = k.carrier))
      ${accountId === undefined ? sql`` : sql`and a.id = ${accountId}`}
      ${after === null ? sql`` : sql`and (a.id, k.carrier) > (${after.accountId}::uuid, ${after.carrier})`}
    order by a.id, k.carrier limit ${input.limit}`;
}
