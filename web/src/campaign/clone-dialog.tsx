import { Checkbox, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '../api/client';
import { useChanged } from '../api/stale';
import { Dialog } from '../ui/dialog';
import { DialogForm } from '../ui/dialog-form';
import { fieldErrors } from '../ui/field-errors';
import type { Named } from './words';
import { showDone } from '../ui/notify';

/**
 * Makes a new draft after a campaign, and goes there.
 *
 * @param props.campaign null: the dialog is closed
 */
export function CloneDialog({ campaign, onClose }: { campaign: Named | null; onClose: () => void }) {
  const [shown, setShown] = useState(campaign);
  if (campaign && campaign !== shown) setShown(campaign);
  return (
    <Dialog opened={campaign !== null} onClose={onClose} title={`Clone ${shown?.name ?? ''}`}>
      {shown && <CloneForm key={shown.id} campaign={shown} onClose={onClose} />}
    </Dialog>
  );
}

function CloneForm({ campaign, onClose }: { campaign: Named; onClose: () => void }) {
  const [name, setName] = useState(`${campaign.name} (copy)`.slice(0, 200));
  const [copyContacts, setCopyContacts] = useState(false);
  const navigate = useNavigate();
  const changed = useChanged();
  const clone = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/campaigns/{campaignId}/clone', {
          params: { path: { campaignId: campaign.id } },
          body: { name, copyContacts },
        }),
      ),
    meta: { quiet: true },
    onSuccess: async (draft) => {
      onClose();
      void changed('campaign');
      showDone(`${draft.name} is a new draft.`);
      await navigate(`/campaign/${draft.id}`);
    },
  });
  return (
    <DialogForm sending={clone} submitLabel="Clone" onSubmit={() => clone.mutate()} onClose={onClose}>
      <TextInput
        label="Name of the new draft"
        required
        maxLength={200}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldErrors(clone.error)['name']}
      />
      <Checkbox
        label="Copy the contacts"
        description="All of them are dialled again."
        checked={copyContacts}
        onChange={(event) => setCopyContacts(event.currentTarget.checked)}
      />
      <Text size="sm" c="dimmed">
        Numbers and calls stay with the campaign that is cloned.
      </Text>
    </DialogForm>
  );
}
