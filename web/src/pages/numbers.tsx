import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Download, Hash } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../api/client';
import { useMay } from '../session/session';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import { Term } from '../ui/term';
import { usePages } from '../ui/use-pages';
import { Receipt } from './campaign/numbers/receipt';
import { Filters } from './numbers/filters';
import { ImportDialog } from './numbers/import-dialog';
import { NumberTable } from './numbers/number-table';
import type { InventoryNumber } from './numbers/number-words';
import { Summary } from './numbers/summary';
import { useNumberFilters } from './numbers/use-number-filters';

/** All numbers of the account, those that were given back too. */
export default function Numbers() {
  const manager = useMay('owner', 'admin');
  const [importing, { open, close }] = useDisclosure();
  const [receiptOf, setReceiptOf] = useState<InventoryNumber | null>(null);
  const index = useNumberFilters();
  const { filters, filtered, clear } = index;
  const list = usePages(['numbers', 'inventory', filters], (cursor) =>
    answer(api.GET('/v1/numbers', { params: { query: { ...filters, cursor, limit: 100 } } })),
  );
  const { items, data, error, isPending, refetch } = list;
  const importButton = manager && (
    <Button leftSection={<Download size={18} aria-hidden />} onClick={open}>
      Import from a carrier
    </Button>
  );
  return (
    <Page
      title="Numbers"
      description={
        <>
          Every phone number of the account: rented ones, and those that went back to their{' '}
          <Term word="carrier" />, with the proof.
        </>
      }
      actions={importButton}
    >
      {(filtered || items.length > 0 || isPending) && <Filters {...index} />}
      {isPending ? (
        <RowsSkeleton />
      ) : data === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : items.length > 0 ? (
        <Stack>
          <Summary numbers={items} more={list.hasNextPage} />
          <NumberTable numbers={items} onReceipt={setReceiptOf} />
          <LoadMore query={list} />
        </Stack>
      ) : filtered ? (
        <EmptyState
          icon={Hash}
          title="No number matches"
          text="Try other filters, or fewer digits."
          action={
            <Button variant="default" onClick={clear}>
              Show all numbers
            </Button>
          }
        />
      ) : (
        <EmptyState
          icon={Hash}
          title="No numbers yet"
          text={
            manager
              ? 'Import the numbers that you rent, or attach some to a draft. Lastcall gives them back when their campaign is archived.'
              : 'When an owner or admin imports numbers or attaches some to a draft, they are listed here.'
          }
          action={importButton}
        />
      )}
      <ImportDialog opened={importing} onClose={close} />
      <Receipt number={receiptOf} onClose={() => setReceiptOf(null)} />
    </Page>
  );
}
