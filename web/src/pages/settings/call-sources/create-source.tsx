import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { CampaignSelect } from '../../../campaign/campaign-select';
import { fieldErrors } from '../../../ui/field-errors';
import { FormProblem } from '../../../ui/form-problem';
import { isMadeHere, kindNames, type SourceKind } from './kind-words';
import { SecretField } from './secret-field';

interface Props {
  onClose: () => void;
  onMade: (source: Schemas['CallSourceWithSecret']) => void;
}

/** Makes an address at which a carrier or dialer reports calls. */
export function CreateSource({ opened, ...props }: Props & { opened: boolean }) {
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title="Create a call source"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {/* A secret that was typed does not outlive the dialog. */}
      <SourceForm {...props} />
    </Modal>
  );
}

function SourceForm({ onClose, onMade }: Props) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<SourceKind>('twilio');
  const [secret, setSecret] = useState('');
  const [campaignId, setCampaignId] = useState<string | null>(null);
  const changed = useChanged();
  const create = useMutation({
    mutationFn: () => {
      const entered = isMadeHere(kind) ? {} : { secret: secret.trim() };
      const body = { name, kind, ...entered, ...(campaignId !== null && { campaignId }) };
      return answer(api.POST('/v1/call-sources', { body }));
    },
    meta: { quiet: true },
    onSuccess: (source) => {
      onMade(source);
      return changed('call_source');
    },
  });
  const errors = fieldErrors(create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <TextInput
          label="Name"
          description="So that you recognise it later."
          placeholder="Twilio in Ohio"
          required
          maxLength={100}
          data-autofocus
          value={name}
          error={errors['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label="Who reports calls"
          data={kindNames}
          value={kind}
          onChange={(event) => {
            setKind(event.currentTarget.value as SourceKind);
            setSecret('');
          }}
        />
        <SecretField kind={kind} value={secret} error={errors['secret']} onChange={setSecret} />
        <CampaignSelect
          value={campaignId}
          onChange={setCampaignId}
          description="Leave it open to have each call belong to the campaign whose number called."
          placeholder="The one whose number called"
          clearLabel="No particular campaign"
        />
        <FormProblem error={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
