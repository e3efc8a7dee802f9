import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Confirm } from '../../../ui/confirm';
import { showDone } from '../../../ui/notify';
import { usePhoneFormat } from '../../../ui/phone';
import type { Entry } from './words';

/**
 * Asks before a number may be called again.
 *
 * @param props.entry null: the dialog is closed
 */
export function RemoveEntry(props: { entry: Entry | null; onClose: () => void; onRemoved: () => void }) {
  const { entry, onClose, onRemoved } = props;
  const [shown, setShown] = useState(entry);
  if (entry && entry !== shown) setShown(entry);
  const format = usePhoneFormat();
  const changed = useChanged();
  const remove = useMutation({
    mutationFn: ({ id: entryId }: Entry) =>
      answer(api.DELETE('/v1/do-not-call/{entryId}', { params: { path: { entryId } } })),
    onSuccess: (_, { phone }) => {
      onClose();
      onRemoved();
      showDone(`${format(phone)} may be called again.`);
    },
    onSettled: () => void changed('do_not_call'),
  });
  return (
    <Confirm
      opened={entry !== null}
      title={shown ? `Take ${format(shown.phone)} off the list?` : ''}
      confirmLabel="Take off"
      danger
      busy={remove.isPending}
      onConfirm={() => shown && remove.mutate(shown)}
      onClose={onClose}
    >
      <Text size="sm">
        Campaigns that have it as a contact give it to callers again. Make sure that the person agrees.
      </Text>
    </Confirm>
  );
}
