import { Text } from '@mantine/core';
import { plural } from '../../ui/format';
import { dollars, type InventoryNumber } from './number-words';

/** How many numbers are shown, and what those that are still rented cost. */
export function Summary({ numbers, more }: { numbers: InventoryNumber[]; more: boolean }) {
  const rented = numbers.filter(({ state }) => state !== 'released');
  const cents = rented.reduce((sum, { monthlyCostCents }) => sum + (monthlyCostCents ?? 0), 0);
  const untold = rented.filter(({ monthlyCostCents }) => monthlyCostCents === null).length;
  return (
    <Text size="sm" role="status">
      {plural(numbers.length, 'number')}
      {more && ' shown, and more'}
      {rented.length > 0 && cents > 0 && (
        <>
          . {rented.length === 1 ? 'The one' : `The ${rented.length}`} still rented{' '}
          {rented.length === 1 ? 'costs' : 'cost'} <b>{dollars(cents)}</b> a month
          {untold > 0 && `, without ${untold} whose cost is unknown`}
        </>
      )}
      .
    </Text>
  );
}
