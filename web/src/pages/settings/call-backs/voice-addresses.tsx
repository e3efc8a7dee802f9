import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { CopiedAddress } from '../../../ui/copied-address';
import { ErrorState } from '../../../ui/error-state';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { kinds, type SourceKind } from '../call-sources/kind-words';
import { callSourcesQuery } from '../call-sources/sources-query';

/** Where an address is entered at a carrier. */
const places: Readonly<Record<SourceKind, string>> = {
  twilio: 'Of each number: Voice, “A call comes in”, Webhook, HTTP POST.',
  signalwire: 'Of each number: Voice settings, handle calls using a cXML webhook, POST.',
  plivo: 'An XML application’s Answer URL, POST; give the application to the numbers.',
  telnyx: 'A TeXML application’s Voice URL, POST; give the application to the numbers.',
  vonage: 'A Voice application’s Answer URL, HTTP POST; link the numbers to the application.',
  'standard-webhooks': '',
};

/** The address of each call source that answers calls. */
export function VoiceAddresses() {
  const { data, error, isPending, refetch } = useQuery(callSourcesQuery);
  const sources =
    data?.items.filter(({ voiceUrl, revokedAt }) => voiceUrl !== null && revokedAt === null) ?? [];
  return (
    <Section
      title="Addresses for your carriers"
      description="Enter each once at its carrier, for the numbers of your campaigns. Lastcall changes nothing there."
    >
      {isPending && <RowsSkeleton rows={2} />}
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {data && sources.length === 0 && (
        <Text size="sm">
          There is no call source of a carrier yet.{' '}
          <Anchor component={Link} to="/settings/call-sources" inherit underline="always">
            Create one
          </Anchor>
        </Text>
      )}
      {sources.length > 0 && (
        <CardTable
          label="Addresses for calls that come in"
          head={
            <>
              <Head>Call source</Head>
              <Head>Address</Head>
              <Head>Where to enter it</Head>
            </>
          }
        >
          {sources.map(({ id, name, kind, voiceUrl }) => (
            <Row key={id}>
              <RowHead>
                <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                  {name}
                </Text>
                <Text size="sm">{kinds[kind].name}</Text>
              </RowHead>
              <Cell label="Address" maw={{ sm: 360 }}>
                <CopiedAddress url={voiceUrl ?? ''} label={`Copy the address for calls of ${name}`} />
              </Cell>
              <Cell label="Where to enter it">
                <Text size="sm">{places[kind]}</Text>
              </Cell>
            </Row>
          ))}
        </CardTable>
      )}
    </Section>
  );
}
