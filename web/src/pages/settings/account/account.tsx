import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { ErrorState } from '../../../ui/error-state';
import { AccountExemption } from './account-exemption';
import { AccountForm } from './account-form';

export const accountQuery = {
  queryKey: ['account'],
  queryFn: () => answer(api.GET('/v1/account')),
};

export function AccountSettings() {
  const { data, error, isPending, refetch } = useQuery(accountQuery);
  if (isPending) return <RowsSkeleton />;
  if (!data) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <>
      <AccountForm account={data} />
      <AccountExemption account={data} />
    </>
  );
}
