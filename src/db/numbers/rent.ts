import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';

/** What some numbers cost a month in one currency. */
export interface Price {
  /** ISO 4217. */
  currency: string;
  /** Hundredths of it. */
  cents: number;
  /** How many numbers that is for. */
  numbers: number;
}

/** What some numbers cost, as far as their carriers tell. */
export interface Rent {
  monthly: Price[];
  /** Numbers whose price is not told. */
  unpriced: number;
  /** What becomes due again within the next seven days. */
  nextWeek: Price[];
  /** In ms of the epoch, the next time that rent becomes due; null where it is not told. */
  nextRenewalMs: number | null;
}

const soonDays = 7;

/** What numbers cost a month, in each currency; whose price is not told does not count. */
const monthlyOf = (sql: ISql, rented: Fragment): Fragment => sql`
  coalesce((select json_agg(json_build_object('currency', currency, 'cents', cents, 'numbers', numbers) order by currency)
    from (
      select n.currency, sum(n.monthly_cost_cents)::float8 as cents, count(*)::int as numbers
      from ${rented} and n.monthly_cost_cents is not null group by n.currency) priced), '[]')`;

/**
 * How many numbers there are and what they cost a month, as JSON.
 *
 * @param rented as of {@link rentOf}; findings have what is needed too
 */
export const pricedOf = (sql: ISql, rented: Fragment): Fragment => sql`
  json_build_object('numbers', (select count(*)::int from ${rented}), 'monthly', ${monthlyOf(sql, rented)})`;

/**
 * What numbers cost, as JSON.
 *
 * @param rented what comes behind `from`: `phone_numbers n` with a condition
 */
export function rentOf(sql: ISql, rented: Fragment): Fragment {
  const soon = sql`n.renews_at > now() and n.renews_at < now() + make_interval(days => ${soonDays})`;
  return sql`json_build_object(
    'monthly', ${monthlyOf(sql, rented)},
    'unpriced', (select count(*)::int from ${rented} and n.monthly_cost_cents is null),
    'nextWeek', ${monthlyOf(sql, sql`${rented} and ${soon}`)},
    'nextRenewalMs', (
      select extract(epoch from min(n.renews_at)) * 1000 from ${rented} and n.renews_at > now()))`;
}

/** What the numbers of a campaign cost that it gave up and that are still rented. */
export async function rentWhileReleasing(sql: ISql, campaignId: string): Promise<Rent> {
  const [row] = await sql<{ rent: Rent }[]>`
    select ${rentOf(sql, sql`phone_numbers n where n.campaign_id = ${campaignId} and n.state = 'releasing'`)} as "rent"`;
  if (!row) throw new Error('rent: a select without from always answers one row');
  return row.rent;
}

/** What several lots of numbers cost together. */
export function addRents(rents: readonly Rent[]): Rent {
  const renewals = rents.flatMap(({ nextRenewalMs }) => nextRenewalMs ?? []);
  return {
    monthly: addPrices(rents.flatMap(({ monthly }) => monthly)),
    unpriced: rents.reduce((sum, { unpriced }) => sum + unpriced, 0),
    nextWeek: addPrices(rents.flatMap(({ nextWeek }) => nextWeek)),
    nextRenewalMs: renewals.length === 0 ? null : Math.min(...renewals),
  };
}

function addPrices(prices: readonly Price[]): Price[] {
  const sums = new Map<string, Price>();
  for (const { currency, cents, numbers } of prices) {
    const before = sums.get(currency) ?? { currency, cents: 0, numbers: 0 };
    sums.set(currency, { currency, cents: before.cents + cents, numbers: before.numbers + numbers });
  }
  return [...sums.values()];
}
