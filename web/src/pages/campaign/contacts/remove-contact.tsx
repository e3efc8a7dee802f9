import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Confirm } from '../../../ui/confirm';
import { showDone } from '../../../ui/notify';
import { usePhoneFormat } from '../../../ui/phone';
import { type Contact, nameOf } from './contact';

/**
 * Asks before a contact is taken out of its campaign.
 *
 * @param props.contact null: the dialog is closed
 */
export function RemoveContact(props: {
  campaignId: string;
  contact: Contact | null;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const { campaignId, contact, onClose, onRemoved } = props;
  const [shown, setShown] = useState(contact);
  if (contact && contact !== shown) setShown(contact);
  const format = usePhoneFormat();
  const changed = useChanged();
  const called = (of: Contact) => nameOf(of) ?? format(of.phone);
  const remove = useMutation({
    mutationFn: ({ id: contactId }: Contact) =>
      answer(
        api.DELETE('/v1/campaigns/{campaignId}/contacts/{contactId}', {
          params: { path: { campaignId, contactId } },
        }),
      ),
    onSuccess: (_, removed) => {
      onClose();
      onRemoved();
      showDone(`${called(removed)} is removed.`);
    },
    // Refused, it has changed meanwhile: then too the list is not what it was.
    onSettled: () => void changed('contact'),
  });
  return (
    <Confirm
      opened={contact !== null}
      title={shown ? `Remove ${called(shown)}` : ''}
      confirmLabel="Remove contact"
      danger
      busy={remove.isPending}
      onConfirm={() => shown && remove.mutate(shown)}
      onClose={onClose}
    >
      <Text size="sm">
        {shown && format(shown.phone)} is taken off this campaign’s list and will not be called. To bring it
        back, import it again.
      </Text>
    </Confirm>
  );
}
