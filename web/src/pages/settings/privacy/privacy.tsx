import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../ui/error-state';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { accountQuery } from '../account/account';
import { Erasures } from './erasures';
import { LegalHolds } from './legal-holds';
import { Retention } from './retention';

/** How long data is kept, who is erased from it, and what stops both. */
export function Privacy() {
  const { data, error, isPending, refetch } = useQuery(accountQuery);
  return (
    <>
      {isPending && <RowsSkeleton rows={2} />}
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {data && <Retention key={data.retentionDays} account={data} />}
      <LegalHolds />
      <Erasures />
    </>
  );
}
