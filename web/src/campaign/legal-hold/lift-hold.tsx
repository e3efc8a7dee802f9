import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Confirm } from '../../ui/confirm';
import { FormProblem } from '../../ui/form-problem';
import { showDone } from '../../ui/notify';
import type { HoldOf } from './holds-query';

/** Asks before a legal hold is lifted. */
export function LiftHold(props: { of: HoldOf; opened: boolean; onClose: () => void; onLifted: () => void }) {
  const { of, opened, onClose, onLifted } = props;
  const changed = useChanged();
  const lift = useMutation({
    mutationFn: () =>
      of === null
        ? api.DELETE('/v1/legal-hold')
        : api.DELETE('/v1/campaigns/{campaignId}/legal-hold', { params: { path: { campaignId: of.id } } }),
    meta: { quiet: true },
    onSuccess: () => {
      onClose();
      onLifted();
      showDone('The legal hold is lifted.');
    },
    onSettled: () => void changed('legal_hold'),
  });
  return (
    <Confirm
      opened={opened}
      title={`Lift the legal hold on ${of?.name ?? 'all of the account'}?`}
      confirmLabel="Lift the hold"
      danger
      busy={lift.isPending}
      onConfirm={() => lift.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        Erasures that waited for it go on, and data whose time is over is deleted in the next night. Neither
        can be undone.
      </Text>
      <FormProblem error={lift.error} />
    </Confirm>
  );
}
