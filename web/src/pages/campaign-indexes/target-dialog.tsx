import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import type { Campaign } from '../../campaign/words';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { fieldErrors } from '../../ui/field-errors';
import { showDone } from '../../ui/notify';
import { plural } from '../../ui/format';
import { noChoice, TargetFields, type TargetChoice, targetingOf } from './target-fields';
import { TargetPreview } from './target-preview';

/** Makes a draft of people of archived campaigns, and goes there. */
export default function TargetDialog(props: {
  opened: boolean;
  campaigns: readonly Campaign[];
  onClose: () => void;
}) {
  const { opened, campaigns, onClose } = props;
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`New campaign of the people of ${plural(campaigns.length, 'archived campaign')}`}
      size="lg"
    >
      <TargetForm campaigns={campaigns} onClose={onClose} />
    </Dialog>
  );
}

function TargetForm({ campaigns, onClose }: { campaigns: readonly Campaign[]; onClose: () => void }) {
  const campaignIds = campaigns.map(({ id }) => id);
  const [name, setName] = useState(() => `${campaigns[0]?.name ?? ''} (again)`.slice(0, 200));
  const [choice, setChoice] = useState<TargetChoice>(noChoice);
  const [previewed] = useDebouncedValue(choice, 300);
  const navigate = useNavigate();
  const changed = useChanged();
  const create = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/targeted-campaigns', { body: { name, campaignIds, ...targetingOf(choice) } })),
    meta: { quiet: true },
    onSuccess: async (draft) => {
      onClose();
      void changed('campaign');
      showDone(`${draft.name} is a new draft with ${plural(draft.counts.contacts, 'contact')}.`);
      await navigate(`/campaign/${draft.id}`);
    },
  });
  const errors = fieldErrors(create.error);
  return (
    <DialogForm
      sending={create}
      submitLabel="Create draft"
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <TextInput
        label="Name of the new draft"
        required
        maxLength={200}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errors['name']}
      />
      <TargetFields campaignIds={campaignIds} choice={choice} onChange={setChoice} />
      <TargetPreview campaignIds={campaignIds} targeting={targetingOf(previewed)} />
    </DialogForm>
  );
}
