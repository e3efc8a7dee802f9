import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { HeldPlace } from '../../../campaign/legal-hold/hold-notice';
import { holdsQuery } from '../../../campaign/legal-hold/holds-query';
import { fieldErrors } from '../../../ui/field-errors';
import { FormProblem } from '../../../ui/form-problem';
import { Notice } from '../../../ui/notice';
import { showDone } from '../../../ui/notify';
import { readPhone } from '../../../ui/phone';
import { type Erasure, reasonWords } from './words';

/** A number without a country code is taken for one of the same country as this. */
const likeHere = '+12025550143';
/** What somebody types so that nobody is erased by a stray click. */
const confirmation = 'erase';

/** Erases one person by their phone number, after a typed confirmation. */
export function ErasePerson({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Erase a person"
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <EraseForm onClose={onClose} />
    </Modal>
  );
}

function EraseForm({ onClose }: { onClose: () => void }) {
  const [phone, setPhone] = useState('');
  const [reason, setReason] = useState<Erasure['reason']>('request_of_person');
  const [typed, setTyped] = useState('');
  const changed = useChanged();
  const { data: holds } = useQuery(holdsQuery);
  const held = holds !== undefined && holds.items.length > 0;
  const erase = useMutation({
    mutationFn: async () =>
      answer(api.POST('/v1/erasures', { body: { phone: await readPhone(phone, likeHere), reason } })),
    meta: { quiet: true },
    onSuccess: () => {
      onClose();
      showDone('The erasure has begun.');
      return changed('erasure');
    },
    onError: () => void changed('legal_hold'),
  });
  const errors = fieldErrors(erase.error);
  const confirmed = typed.trim().toLowerCase() === confirmation;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (confirmed && !held) erase.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {held && (
          <Notice color="orange" title="A legal hold forbids it" role="status">
            {holds.items.map((hold) => (
              <Text size="sm" key={hold.campaignId} style={{ overflowWrap: 'anywhere' }}>
                <HeldPlace hold={hold} />: {hold.reason}
              </Text>
            ))}
            <Text size="sm">Nobody can be erased until it is lifted.</Text>
          </Notice>
        )}
        <Notice color="red" title="This cannot be undone">
          <Text size="sm">
            The contacts and calls with this number are deleted from all campaigns, also from sealed archives,
            whose files are written again and the old ones deleted. The number leaves the do-not-call list,
            and kept exports of the account are deleted. Counts stay. Backups and files that somebody has
            downloaded are not reached.
          </Text>
        </Notice>
        <TextInput
          label="Phone"
          type="tel"
          description="With its country code, unless it is a US number."
          required
          maxLength={40}
          autoComplete="off"
          data-autofocus
          value={phone}
          error={
            errors['phone'] &&
            'This is no phone number. Write it with its country code, such as +1 202 555 0143.'
          }
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <NativeSelect
          label="Why"
          data={Object.entries(reasonWords).map(([value, label]) => ({ value, label }))}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value as Erasure['reason'])}
        />
        <TextInput
          label={`Type “${confirmation}” to confirm`}
          required
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FormProblem error={erase.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            color="red.9"
            disabled={!confirmed || held || phone.trim() === ''}
            loading={erase.isPending}
          >
            Erase for good
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
