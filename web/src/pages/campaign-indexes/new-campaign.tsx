import { Button, Group, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { fieldErrors, showUnlessAtFields } from '../../ui/field-errors';
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
      <Modal
        opened={opened}
        onClose={close}
        title="New campaign"
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <NewCampaignForm onClose={close} />
      </Modal>
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
    onError: showUnlessAtFields,
    onSuccess: async ({ id, name }) => {
      void changed('campaign');
      showDone(`${name} is a draft now. Next: its contacts.`);
      await navigate(`/campaign/${id}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <CampaignFieldset fields={fields} onChange={setFields} errors={fieldErrors(create.error)} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Create draft
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
