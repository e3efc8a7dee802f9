import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { fieldErrors } from '../../../ui/field-errors';
import { FormProblem } from '../../../ui/form-problem';
import { showDone } from '../../../ui/notify';
import { readPhone, usePhoneFormat } from '../../../ui/phone';

/** A number without a country code is taken for one of the same country as this. */
const likeHere = '+12025550143';

/** Puts one number on the list. */
export function AddEntry({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Add a number that nobody calls"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <EntryForm onClose={onClose} />
    </Modal>
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
      const body = { phone: await readPhone(phone, likeHere), source, ...(why !== '' && { reason: why }) };
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Phone"
          type="tel"
          description="With its country code, unless it is a US number."
          required
          maxLength={40}
          data-autofocus
          value={phone}
          error={
            errors['phone'] &&
            'This is no phone number. Write it with its country code, such as +1 202 555 0143.'
          }
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
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
        <FormProblem error={add.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending}>
            Add
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
