import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { HeldPlace } from '../../../campaign/legal-hold/hold-notice';
import { holdsQuery } from '../../../campaign/legal-hold/holds-query';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { fieldErrors } from '../../../ui/field-errors';
import { Notice } from '../../../ui/notice';
import { showDone } from '../../../ui/notify';
import { PhoneField, readPhoneField } from '../../../ui/phone-field';
import { type Erasure, reasonWords } from './words';

/** What somebody types so that nobody is erased by a stray click. */
const confirmation = 'erase';

/** Erases one person by their phone number, after a typed confirmation. */
export function ErasePerson({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Erase a person" size="lg">
      <EraseForm onClose={onClose} />
    </Dialog>
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
      answer(api.POST('/v1/erasures', { body: { phone: await readPhoneField(phone), reason } })),
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
  return (
    <DialogForm
      sending={erase}
      submitLabel="Erase for good"
      disabled={!confirmed || held || phone.trim() === ''}
      danger
      onSubmit={() => erase.mutate()}
      onClose={onClose}
    >
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
          whose files are written again and the old ones deleted. The number leaves the do-not-call list, and
          kept exports of the account are deleted. Counts stay. Backups and files that somebody has downloaded
          are not reached.
        </Text>
      </Notice>
      <PhoneField value={phone} refused={errors['phone'] !== undefined} onChange={setPhone} />
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
    </DialogForm>
  );
}
