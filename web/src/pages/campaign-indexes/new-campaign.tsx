import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { fieldErrors } from '../../ui/field-errors';
import { type CampaignFields, CampaignFieldset } from '../../campaign/fields';
import { showDone } from '../../ui/notify';

const empty: CampaignFields = { name: '', startsAt: null, endsAt: null, eventAt: null };

/** Begins a draft. */
export function NewCampaignButton() {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        New campaign
      </Button>
      <Dialog opened={opened} onClose={close} title="New campaign">
        <NewCampaignForm onClose={close} />
      </Dialog>
    </>
  );
}

function NewCampaignForm({ onClose }: { onClose: () => void }) {
  const [fields, setFields] = useState(empty);
  const navigate = useNavigate();
  const changed = useChanged();
  const create = useMutation({
    mutationFn: () => answer(api.POST('/v1/campaigns', { body: fields })),
    meta: { quiet: true },
    onSuccess: async ({ id, name }) => {
      void changed('campaign');
      showDone(`${name} is a draft now. Next: its contacts.`);
      await navigate(`/campaign/${id}`);
    },
  });
  return (
    <DialogForm
      sending={create}
      submitLabel="Create draft"
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <CampaignFieldset fields={fields} onChange={setFields} errors={fieldErrors(create.error)} />
    </DialogForm>
  );
}
