import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useMay } from '../../../session/session';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import type { Campaign } from '../../../campaign/words';
import { ErrorState } from '../../../ui/error-state';
import { plural, useTimes } from '../../../ui/format';
import { LoadMore } from '../../../ui/load-more';
import { usePages } from '../../../ui/use-pages';
import { ImportContacts } from './import-contacts';

/** The people to be called, and the way to bring more of them in. */
export function ContactsSection({ campaign }: { campaign: Campaign }) {
  const { id, status, counts } = campaign;
  const editable = useMay('owner', 'admin') && status !== 'archived';
  // What a draft needs first is at hand; later it is seldom needed.
  const [importing, setImporting] = useState(status === 'draft');
  return (
    <Section
      title="Contacts"
      description={
        counts.contacts === 0
          ? 'Nobody is to be called yet.'
          : `${plural(counts.contacts, 'contact')} in all.`
      }
      actions={
        editable &&
        !importing && (
          <Button variant="default" size="xs" onClick={() => setImporting(true)}>
            Import contacts
          </Button>
        )
      }
    >
      {editable && importing && <ImportContacts campaignId={id} hasContacts={counts.contacts > 0} />}
      {counts.contacts > 0 && <ContactList campaignId={id} />}
    </Section>
  );
}

const pageSize = 10;

function ContactList({ campaignId }: { campaignId: string }) {
  const times = useTimes();
  const contacts = usePages(['contacts', campaignId], (cursor) =>
    answer(
      api.GET('/v1/campaigns/{campaignId}/contacts', {
        params: { path: { campaignId }, query: { limit: pageSize, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  if (contacts.isPending) return <RowsSkeleton rows={4} />;
  if (contacts.error && !contacts.data)
    return <ErrorState error={contacts.error} retry={() => void contacts.refetch()} />;
  return (
    <>
      <CardTable
        label="Contacts"
        head={
          <>
            <Head>Name</Head>
            <Head>Phone</Head>
            <Head>First dialled</Head>
          </>
        }
      >
        {contacts.items.map(({ id, firstName, lastName, phone, fields, dialledAt }) => (
          <Row key={id}>
            <RowHead>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {[firstName, lastName].filter(Boolean).join(' ') || 'No name'}
              </Text>
            </RowHead>
            <Cell label="Phone">
              {phone}
              {fields['extension'] !== undefined && ` ext. ${fields['extension']}`}
            </Cell>
            <Cell label="First dialled">{dialledAt === null ? 'Not yet' : times.minute(dialledAt)}</Cell>
          </Row>
        ))}
      </CardTable>
      <LoadMore query={contacts} />
    </>
  );
}
