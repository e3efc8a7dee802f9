import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { ErrorState } from '../../../ui/error-state';
import { LoadMore } from '../../../ui/load-more';
import { useLostFocus } from '../../../ui/lost-focus';
import { usePhoneFormat } from '../../../ui/phone';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { SearchField } from '../../../ui/search-field';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { useTimes } from '../../../ui/format';
import { usePages } from '../../../ui/use-pages';
import { type Contact, nameOf } from './contact';
import { EditContact } from './edit-contact';
import { RemoveContact } from './remove-contact';

const pageSize = 10;

/** A campaign's contacts, page after page, with a search, and the ways to correct one. */
export function ContactList(props: { campaignId: string; editable: boolean; archived: boolean }) {
  const { campaignId, editable, archived } = props;
  // Not in the address: names and numbers have no place in what is sent to others and kept in histories.
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<Contact | null>(null);
  const [removing, setRemoving] = useState<Contact | null>(null);
  const expectLostFocus = useLostFocus();
  const contacts = usePages(['contacts', campaignId, 'list', search], (cursor) =>
    answer(
      api.GET('/v1/campaigns/{campaignId}/contacts', {
        params: {
          path: { campaignId },
          query: {
            limit: pageSize,
            ...(search !== '' && { search }),
            ...(cursor !== undefined && { cursor }),
          },
        },
      }),
    ),
  );
  const { items } = contacts;
  const nothing = contacts.isSuccess && items.length === 0;
  return (
    <Stack gap="sm">
      <Group>
        <SearchField
          value={search}
          onChange={(next) => setSearch(next.trim())}
          placeholder="Part of a name, number, e-mail address or external ID"
          maxLength={100}
        />
      </Group>
      {contacts.isPending && <RowsSkeleton rows={4} />}
      {contacts.error && items.length === 0 && (
        <ErrorState error={contacts.error} retry={() => void contacts.refetch()} />
      )}
      <div aria-live="polite">
        {nothing && (
          <Text size="sm" c="dimmed" py="xl" ta="center">
            {search !== ''
              ? `No contact matches “${search}”.`
              : archived
                ? 'The contacts are in the sealed files only. Export them from there.'
                : 'Nobody is to be called any more.'}
          </Text>
        )}
      </div>
      {items.length > 0 && (
        <CardTable
          label="Contacts"
          head={
            <>
              <Head>Name</Head>
              <Head>Phone</Head>
              <Head>External ID</Head>
              <Head>First dialled</Head>
              {editable && <Head>Actions</Head>}
            </>
          }
        >
          {items.map((contact) => (
            <ContactRow
              key={contact.id}
              contact={contact}
              {...(editable && { onEdit: setEditing, onRemove: setRemoving })}
            />
          ))}
        </CardTable>
      )}
      <LoadMore query={contacts} />
      <EditContact campaignId={campaignId} contact={editing} onClose={() => setEditing(null)} />
      <RemoveContact
        campaignId={campaignId}
        contact={removing}
        onClose={() => setRemoving(null)}
        onRemoved={expectLostFocus}
      />
    </Stack>
  );
}

function ContactRow(props: {
  contact: Contact;
  onEdit?: (contact: Contact) => void;
  onRemove?: (contact: Contact) => void;
}) {
  const { contact, onEdit, onRemove } = props;
  const { phone, externalId, fields, dialledAt, doNotCall } = contact;
  const times = useTimes();
  const format = usePhoneFormat();
  const name = nameOf(contact);
  const called = name ?? format(phone);
  return (
    <Row>
      <RowHead>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {name ?? 'No name'}
        </Text>
      </RowHead>
      <Cell label="Phone">
        <span>
          <span className="one-line">{format(phone)}</span>
          {fields['extension'] !== undefined && ` ext. ${fields['extension']}`}
        </span>
        {doNotCall && (
          <Badge ml={6} size="sm" radius="sm" variant="default">
            Do not call
          </Badge>
        )}
      </Cell>
      <Cell label="External ID" style={{ overflowWrap: 'anywhere' }}>
        {externalId ?? '–'}
      </Cell>
      <Cell label="First dialled">{dialledAt === null ? 'Not yet' : times.minute(dialledAt)}</Cell>
      {onEdit && onRemove && (
        <Cell>
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Edit ${called}`}
              onClick={() => onEdit(contact)}
            >
              Edit
            </Button>
            {dialledAt === null && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Remove ${called}`}
                onClick={() => onRemove(contact)}
              >
                Remove
              </Button>
            )}
          </Group>
        </Cell>
      )}
    </Row>
  );
}
