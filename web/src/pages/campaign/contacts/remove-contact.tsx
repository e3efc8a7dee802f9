import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, meantFor } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Confirm } from '../../../ui/confirm';
import { showDone } from '../../../ui/notify';
import { usePhoneFormat } from '../../../ui/phone';
import { type Contact, contactNow, nameOf } from './contact';

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
  const { campaignId, contact, onRemoved } = props;
  const [shown, setShown] = useState(contact);
  if (contact && contact !== shown) setShown(contact);
  const format = usePhoneFormat();
  const changed = useChanged();
  const called = (of: Contact) => nameOf(of) ?? format(of.phone);
  const remove = useMutation({
    mutationFn: ({ id: contactId, etag }: Contact) =>
      answer(
        api.DELETE('/v1/campaigns/{campaignId}/contacts/{contactId}', {
          params: { path: { campaignId, contactId }, header: meantFor({ etag }) },
        }),
      ),
    onSuccess: (_, removed) => {
      props.onClose();
      onRemoved();
      showDone(`${called(removed)} is removed.`);
    },
    // Refused, it has changed meanwhile: then too the list is not what it was.
    onSettled: () => void changed('contact'),
  });
  const onClose = () => {
    remove.reset();
    props.onClose();
  };
  const now = contactNow(remove.error);
  const asked = now && now.id === shown?.id ? now : shown;
  return (
    <Confirm
      opened={contact !== null}
      title={asked ? `Remove ${called(asked)}` : ''}
      confirmLabel="Remove contact"
      danger
      busy={remove.isPending}
      onConfirm={() => asked && remove.mutate(asked)}
      onClose={onClose}
    >
      <Text size="sm">
        {asked && format(asked.phone)} is taken off this campaign’s list and will not be called. To bring it
        back, import it again.
      </Text>
    </Confirm>
  );
}
