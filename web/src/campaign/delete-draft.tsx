import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../api/client';
import { useChanged } from '../api/stale';
import type { Named } from './words';
import { Confirm } from '../ui/confirm';
import { showDone } from '../ui/notify';

/**
 * Asks before a draft is deleted.
 *
 * @param props.campaign null: the dialog is closed
 */
export function DeleteDraft(props: { campaign: Named | null; onClose: () => void; onDeleted: () => void }) {
  const { campaign, onClose, onDeleted } = props;
  const [shown, setShown] = useState(campaign);
  if (campaign && campaign !== shown) setShown(campaign);
  const changed = useChanged();
  const remove = useMutation({
    mutationFn: ({ id }: Named) =>
      answer(api.DELETE('/v1/campaigns/{campaignId}', { params: { path: { campaignId: id } } })),
    onSuccess: (_, { name }) => {
      onClose();
      onDeleted();
      void changed('campaign');
      showDone(`${name} is deleted.`);
    },
  });
  return (
    <Confirm
      opened={campaign !== null}
      title={`Delete ${shown?.name ?? ''}`}
      confirmLabel="Delete draft"
      danger
      busy={remove.isPending}
      onConfirm={() => shown && remove.mutate(shown)}
      onClose={onClose}
    >
      <Text size="sm">
        The draft and its contacts are deleted for good. Its numbers stay rented, and are free for other
        campaigns.
      </Text>
    </Confirm>
  );
}
