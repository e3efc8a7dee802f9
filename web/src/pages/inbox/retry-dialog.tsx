import { Checkbox, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { carrierName } from '../../campaign/words';
import { Confirm } from '../../ui/confirm';
import { useTimes } from '../../ui/format';
import { showDone } from '../../ui/notify';
import { usePhoneFormat } from '../../ui/phone';
import type { InboxItem } from './inbox-item';

/** Reasons that may mean that our id of the rental is wrong. */
const idInDoubt = new Set(['rented_under_another_id', 'reference_invalid', 'reference_of_another_number']);

/** Asks before a number's release is tried again now. */
export function RetryDialog(props: { item: InboxItem; opened: boolean; onClose: () => void }) {
  const { item, opened, onClose } = props;
  const [carrierRef, setCarrierRef] = useState('');
  const [whereFound, setWhereFound] = useState(false);
  const changed = useChanged();
  const times = useTimes();
  const number = usePhoneFormat()(item.e164);
  const retry = useMutation({
    mutationFn: () => {
      const ref = carrierRef.trim();
      return answer(
        api.POST('/v1/numbers/{numberId}/retry', {
          params: { path: { numberId: item.numberId } },
          body: { ...(ref !== '' && { carrierRef: ref }), ...(whereFound && { whereFound }) },
        }),
      );
    },
    onSuccess: () =>
      showDone(`${number} is being retried. If it still cannot be released, it comes back here.`),
    onSettled: () => {
      onClose();
      return changed('number');
    },
  });
  const carrier = carrierName(item.carrier);
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={`Retry ${number}?`}
      confirmLabel="Retry now"
      busy={retry.isPending}
      onConfirm={() => retry.mutate()}
    >
      <Text size="sm">
        Lastcall first asks {carrier} whether the number is still rented, then gives it back for “
        {item.campaign.name}”. Nothing is released twice.
      </Text>
      {item.status === 'needs_operator' && <Text size="sm">Before: {item.reason.whatToDo}</Text>}
      {item.blockedUntil !== null && (
        <Text size="sm">
          {carrier} has said that it refuses until {times.minute(item.nextAttemptAt)}. It will most likely
          refuse again.
        </Text>
      )}
      {item.foundIn !== null && (
        <Checkbox
          label={`Give it back from ${item.foundIn === '' ? 'the account itself' : item.foundIn}`}
          description="Only if nobody uses it there."
          checked={whereFound}
          onChange={(event) => setWhereFound(event.currentTarget.checked)}
        />
      )}
      {idInDoubt.has(item.reason.code) && (
        <TextInput
          label={`${carrier}’s id of the rental`}
          description="Only where the one we know is wrong."
          maxLength={200}
          value={carrierRef}
          onChange={(event) => setCarrierRef(event.currentTarget.value)}
        />
      )}
    </Confirm>
  );
}
