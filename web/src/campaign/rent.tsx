import { Text } from '@mantine/core';
import type { Schemas } from '../api/client';
import { plural, useTimes } from '../ui/format';
import { moneyTogether } from '../ui/money';

type RentOfNumbers = Schemas['Rent'];

/** What numbers cost a month, in a sentence's part: "$12.00 and €3.00 a month, without 2 numbers whose cost is unknown". */
export function monthlyWords({ monthly, unpriced }: RentOfNumbers): string | null {
  if (monthly.length === 0) return null;
  const untold = unpriced > 0 ? `, without ${plural(unpriced, 'number')} whose cost is unknown` : '';
  return `${moneyTogether(monthly)} a month${untold}`;
}

/** What it costs that numbers are not given back yet; nothing where no carrier tells. */
export function CostOfWaiting({ rent }: { rent: RentOfNumbers }) {
  const times = useTimes();
  const { nextWeek, nextRenewalAt } = rent;
  const monthly = monthlyWords(rent);
  if (monthly === null && nextRenewalAt === null) return null;
  return (
    <Text size="sm">
      {monthly !== null && <>Numbers that are not given back yet cost {monthly}. </>}
      {nextRenewalAt !== null && <>The next rent is due on {times.day(nextRenewalAt)}</>}
      {nextRenewalAt !== null &&
        (nextWeek.length > 0 ? `: ${moneyTogether(nextWeek)} within seven days.` : '.')}
    </Text>
  );
}
