import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { ErrorState } from '../../../ui/error-state';
import { type ApiKey, apiKeysQuery } from '../../../people/api-keys-query';
import { CreateKey } from './create-key';
import { KeyTable } from './key-table';
import { RevokeKey } from './revoke-key';
import { RevocableList } from '../revocable-list';

/** The keys with which machines use the API. */
export function ApiKeys() {
  const { data, error, isPending, refetch } = useQuery(apiKeysQuery);
  const [creating, create] = useDisclosure();
  const [revoking, revoke] = useDisclosure();
  const [chosen, setChosen] = useState<ApiKey>();
  if (isPending) return <RowsSkeleton />;
  if (!data) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <>
      <RevocableList
        items={data.items}
        about="For dialers and other programs. People sign in instead."
        createLabel="Create an API key"
        onCreate={create.open}
        empty={{
          icon: KeyRound,
          title: 'No API key works here',
          text: 'Create one for your dialer, so that it can report its calls.',
        }}
        table={(shown) => (
          <KeyTable
            keys={shown}
            onRevoke={(key) => {
              setChosen(key);
              revoke.open();
            }}
          />
        )}
      />
      <CreateKey opened={creating} onClose={create.close} />
      {chosen && <RevokeKey apiKey={chosen} opened={revoking} onClose={revoke.close} />}
    </>
  );
}
