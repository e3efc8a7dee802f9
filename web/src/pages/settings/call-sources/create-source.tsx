import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { CampaignSelect } from '../../../campaign/campaign-select';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { fieldErrors } from '../../../ui/field-errors';
import { isMadeHere, kindNames, type SourceKind } from './kind-words';
import { SecretField } from './secret-field';

interface Props {
  onClose: () => void;
  onMade: (source: Schemas['CallSourceWithSecret']) => void;
}

/** Makes an address at which a carrier or dialer reports calls. */
export function CreateSource({ opened, ...props }: Props & { opened: boolean }) {
  return (
    <Dialog opened={opened} onClose={props.onClose} title="Create a call source">
      {/* A secret that was typed does not outlive the dialog. */}
      <SourceForm {...props} />
    </Dialog>
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
  return (
    <DialogForm
      sending={create}
      submitLabel="Create"
      secret
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
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
    </DialogForm>
  );
}
