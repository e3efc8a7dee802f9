import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, api } from '../../../api/client';
import { ErrorState } from '../../../ui/error-state';
import { plural } from '../../../ui/format';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { accountQuery } from '../account/account';
import { TextsForm } from './texts-form';
import { VoiceAddresses } from './voice-addresses';

const textsQuery = {
  queryKey: ['call-back-texts'],
  queryFn: () => answer(api.GET('/v1/account/call-back-texts')),
};

/** What people hear who call a campaign's number, and where a carrier is told to ask for it. */
export function CallBacks() {
  const account = useQuery(accountQuery);
  const texts = useQuery(textsQuery);
  const error = account.error ?? texts.error;
  if (account.isPending || texts.isPending) return <RowsSkeleton />;
  if (!account.data || !texts.data)
    return <ErrorState error={error} retry={() => void Promise.all([account.refetch(), texts.refetch()])} />;
  const { callbackGraceDays: days, name } = account.data;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        People call back the number that called them. Lastcall answers for you, and lets them opt out by a
        key.{' '}
        {days === 0
          ? 'Numbers of a campaign are given back as soon as it is archived, so nobody can call them back.'
          : `Numbers are held for ${plural(days, 'day', 'days')} after a campaign was archived.`}{' '}
        <Anchor component={Link} to="/settings/account" inherit underline="always">
          Change the call-back grace
        </Anchor>
      </Text>
      <VoiceAddresses />
      <TextsForm saved={texts.data} accountName={name} />
    </Stack>
  );
}
