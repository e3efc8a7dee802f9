import { Stack, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../api/client';
import { useChanged } from '../api/stale';
import { useSession } from '../session/session';
import { ErrorState } from '../ui/error-state';
import { Page } from '../ui/page';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { Section } from '../ui/section';
import { aboutWords, kindWords } from './mails/mail-words';

type Preference = Schemas['MailPreferences']['items'][number];

/** Which mails the person who is signed in gets from the account that they work in. */
export default function MailPreferences() {
  const { user, account } = useSession();
  const changed = useChanged();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['mail-preferences'],
    queryFn: () => answer(api.GET('/v1/me/mail-preferences')),
  });
  const choose = useMutation({
    mutationFn: ({ kind, wanted }: Pick<Preference, 'kind' | 'wanted'>) =>
      answer(api.PUT('/v1/me/mail-preferences/{kind}', { params: { path: { kind } }, body: { wanted } })),
    onSettled: () => changed('mail_preference'),
  });
  const list = (essential: boolean) => (
    <Stack gap="md">
      {data?.items
        // The server may know kinds that this version of the pages does not.
        .filter((each) => each.essential === essential && Object.hasOwn(kindWords, each.kind))
        .map(({ kind, wanted }) => (
          <Switch
            key={kind}
            label={kindWords[kind]}
            description={aboutWords[kind]}
            checked={wanted}
            disabled={essential || choose.isPending}
            onChange={(event) => choose.mutate({ kind, wanted: event.currentTarget.checked })}
          />
        ))}
    </Stack>
  );
  return (
    <Page
      title="Mails that you get"
      description={`From ${account.name}, to ${user?.email ?? 'you'}. Other people, and your other accounts, choose for themselves.`}
    >
      {isPending ? (
        <RowsSkeleton />
      ) : data === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <>
          <Section title="You can do without these">{list(false)}</Section>
          <Section
            title="These stay on"
            description="They warn of what cannot be undone, or ask for what costs rent until somebody does it."
          >
            {list(true)}
          </Section>
        </>
      )}
    </Page>
  );
}
