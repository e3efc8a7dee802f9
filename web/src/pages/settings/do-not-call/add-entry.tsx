import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { fieldErrors } from '../../../ui/field-errors';
import { showDone } from '../../../ui/notify';
import { usePhoneFormat } from '../../../ui/phone';
import { PhoneField, readPhoneField } from '../../../ui/phone-field';

/** Puts one number on the list. */
export function AddEntry({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Add a number that nobody calls">
      <EntryForm onClose={onClose} />
    </Dialog>
  );
}

function EntryForm({ onClose }: { onClose: () => void }) {
  const [phone, setPhone] = useState('');
  const [source, setSource] = useState<'person' | 'opt_out'>('person');
  const [reason, setReason] = useState('');
  const format = usePhoneFormat();
  const changed = useChanged();
  const add = useMutation({
    mutationFn: async () => {
      const why = reason.trim();
      const body = { phone: await readPhoneField(phone), source, ...(why !== '' && { reason: why }) };
      return answer(api.POST('/v1/do-not-call', { body }));
    },
    meta: { quiet: true },
    onSuccess: (entry) => {
      onClose();
      showDone(`${format(entry.phone)} is on the do-not-call list.`);
      return changed('do_not_call');
    },
  });
  const errors = fieldErrors(add.error);
  return (
    <DialogForm sending={add} submitLabel="Add" onSubmit={() => add.mutate()} onClose={onClose}>
      <PhoneField value={phone} refused={errors['phone'] !== undefined} onChange={setPhone} />
      <NativeSelect
        label="How"
        data={[
          { value: 'person', label: 'Decided here' },
          { value: 'opt_out', label: 'The person opted out themselves' },
        ]}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value as 'person' | 'opt_out')}
      />
      <TextInput
        label="Why"
        placeholder="Asked by letter"
        maxLength={500}
        value={reason}
        error={errors['reason']}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
