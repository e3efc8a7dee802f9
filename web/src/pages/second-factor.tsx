import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../ui/error-state';
import { Page } from '../ui/page';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { Section } from '../ui/section';
import { Controls } from './second-factor/controls';
import { secondFactorQuery } from './second-factor/state-query';

/** The person's own second factor, for all accounts that they belong to. */
export default function SecondFactor() {
  const { data, error, isPending, refetch } = useQuery(secondFactorQuery);
  return (
    <Page
      title="Second factor"
      description="A code from an app on your phone, asked for after your password. It is yours, in every account that you belong to."
    >
      {isPending ? (
        <RowsSkeleton />
      ) : data === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data.on || data.hasPassword ? (
        <Controls state={data} />
      ) : (
        <Section title="Your sign-in service sees to it">
          <Text size="sm">
            You have no password here: you sign in by your organization’s sign-in service, which may ask for
            more than a password itself. Look there.
          </Text>
        </Section>
      )}
    </Page>
  );
}
