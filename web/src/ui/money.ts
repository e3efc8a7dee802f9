interface Price {
  /** Hundredths of the currency. */
  cents: number;
  /** ISO 4217. */
  currency: string;
}

/** A price as people write it. */
export const money = (cents: number, currency: string): string =>
  (cents / 100).toLocaleString('en-US', { style: 'currency', currency });

/** Prices together, each currency by itself: "$12.00 and €3.00". */
export function moneyTogether(prices: readonly Price[]): string {
  const sums = new Map<string, number>();
  for (const { cents, currency } of prices) sums.set(currency, (sums.get(currency) ?? 0) + cents);
  const each = [...sums].map(([currency, cents]) => money(cents, currency));
  return new Intl.ListFormat('en').format(each);
}
