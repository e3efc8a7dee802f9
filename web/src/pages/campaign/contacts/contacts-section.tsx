import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../../session/session';
import { Section } from '../../../ui/section';
import type { Campaign } from '../../../campaign/words';
import { plural } from '../../../ui/format';
import { ContactList } from './contact-list';
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
      {counts.contacts > 0 && (
        <ContactList campaignId={id} editable={editable} archived={status === 'archived'} />
      )}
    </Section>
  );
}
