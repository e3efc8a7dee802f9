import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { PhoneOutgoing } from 'lucide-react';
import { useState } from 'react';
import type { Schemas } from '../../../api/client';
import { ErrorState } from '../../../ui/error-state';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { CreateSource } from './create-source';
import { MadeSecret } from './made-secret';
import { ReplaceSecret } from './replace-secret';
import { RevokeSource } from './revoke-source';
import { SourceTable } from './source-table';
import { type CallSource, callSourcesQuery } from './sources-query';
import { RevocableList } from '../revocable-list';

/** The addresses at which carriers and dialers report calls by their signatures. */
export function CallSources() {
  const { data, error, isPending, refetch } = useQuery(callSourcesQuery);
  const [creating, create] = useDisclosure();
  const [replacing, replace] = useDisclosure();
  const [revoking, revoke] = useDisclosure();
  const [chosen, setChosen] = useState<CallSource>();
  const [made, setMade] = useState<Schemas['CallSourceWithSecret']>();
  if (isPending) return <RowsSkeleton />;
  if (!data) return <ErrorState error={error} retry={() => void refetch()} />;
  const choose = (open: () => void) => (source: CallSource) => {
    setChosen(source);
    open();
  };
  return (
    <>
      <RevocableList
        items={data.items}
        about="Where Twilio, Telnyx, Plivo, SignalWire, Vonage or a dialer reports your calls. They sign what they send, so they need no API key."
        createLabel="Create a call source"
        onCreate={create.open}
        empty={{
          icon: PhoneOutgoing,
          title: 'No call source works here',
          text: 'Create one for your carrier, and give it the address for its status callbacks.',
        }}
        table={(shown) => (
          <SourceTable sources={shown} onReplace={choose(replace.open)} onRevoke={choose(revoke.open)} />
        )}
      />
      <CreateSource
        opened={creating}
        onClose={create.close}
        onMade={(source) => {
          create.close();
          setMade(source);
        }}
      />
      {chosen && (
        <>
          <ReplaceSecret
            source={chosen}
            opened={replacing}
            onClose={replace.close}
            onMade={(source) => {
              replace.close();
              setMade(source);
            }}
          />
          <RevokeSource source={chosen} opened={revoking} onClose={revoke.close} />
        </>
      )}
      {/* Not kept a moment longer than it is shown. */}
      <MadeSecret source={made} onClose={() => setMade(undefined)} />
    </>
  );
}
