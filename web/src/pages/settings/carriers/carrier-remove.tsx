import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { carrierName } from '../../../campaign/words';
import { Confirm } from '../../../ui/confirm';
import { showDone } from '../../../ui/notify';
import type { CarrierState } from './carrier-state';

/** Asks before the account's credentials at a carrier are removed. */
export function CarrierRemove(props: { carrier: CarrierState; opened: boolean; onClose: () => void }) {
  const { carrier, opened, onClose } = props;
  const name = carrierName(carrier.carrier);
  const changed = useChanged();
  const remove = useMutation({
    mutationFn: () =>
      answer(api.DELETE('/v1/carriers/{carrier}', { params: { path: { carrier: carrier.carrier } } })),
    onSuccess: () => {
      onClose();
      showDone(`The credentials of ${name} are removed.`);
      return changed('carrier');
    },
  });
  return (
    <Confirm
      opened={opened}
      title={`Remove the credentials of ${name}?`}
      confirmLabel="Remove"
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        {carrier.hint === null ? 'They' : `Those ending in ${carrier.hint}`} are deleted here; at {name}{' '}
        nothing changes. Numbers that are still to be given back there then wait in the operators’ inbox,
        unless whoever runs this Lastcall has credentials of their own for {name}.
      </Text>
    </Confirm>
  );
}
