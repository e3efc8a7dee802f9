import { Text } from '@mantine/core';
import { plural } from '../../ui/format';
import { moneyTogether } from '../../ui/money';
import type { InventoryNumber } from './number-words';

/** How many numbers are shown, and what those that are still rented cost. */
export function Summary({ numbers, more }: { numbers: InventoryNumber[]; more: boolean }) {
  const rented = numbers.filter(({ state }) => state !== 'released');
  const priced = rented.flatMap(({ monthlyCostCents: cents, currency }) =>
    cents === null ? [] : [{ cents, currency }],
  );
  const untold = rented.filter(({ monthlyCostCents }) => monthlyCostCents === null).length;
  return (
    <Text size="sm" role="status">
      {plural(numbers.length, 'number')}
      {more && ' shown, and more'}
      {priced.length > 0 && (
        <>
          . {rented.length === 1 ? 'The one' : `The ${rented.length}`} still rented{' '}
          {rented.length === 1 ? 'costs' : 'cost'} <b>{moneyTogether(priced)}</b> a month
          {untold > 0 && `, without ${untold} whose cost is unknown`}
        </>
      )}
      .
    </Text>
  );
}
