import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, meantFor } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Confirm } from '../../ui/confirm';
import { FormProblem } from '../../ui/form-problem';
import { showDone } from '../../ui/notify';
import { HoldMeanwhile } from './hold-notice';
import { holdNow, type HoldOf, type LegalHold } from './holds-query';

/**
 * Asks before a legal hold is lifted.
 *
 * @param props.hold the one that the person saw
 */
export function LiftHold(props: {
  of: HoldOf;
  hold: LegalHold | null;
  opened: boolean;
  onClose: () => void;
  onLifted: () => void;
}) {
  const { of, opened, onLifted } = props;
  const changed = useChanged();
  const lift = useMutation({
    mutationFn: (hold: LegalHold) =>
      of === null
        ? api.DELETE('/v1/legal-hold', { params: { header: meantFor(hold) } })
        : api.DELETE('/v1/campaigns/{campaignId}/legal-hold', {
            params: { path: { campaignId: of.id }, header: meantFor(hold) },
          }),
    meta: { quiet: true },
    onSuccess: () => {
      props.onClose();
      onLifted();
      showDone('The legal hold is lifted.');
    },
    onSettled: () => void changed('legal_hold'),
  });
  const onClose = () => {
    lift.reset();
    props.onClose();
  };
  const asked = holdNow(lift.error) ?? props.hold;
  return (
    <Confirm
      opened={opened}
      title={`Lift the legal hold on ${of?.name ?? 'all of the account'}?`}
      confirmLabel="Lift the hold"
      danger
      busy={lift.isPending}
      onConfirm={() => asked && lift.mutate(asked)}
      onClose={onClose}
    >
      <Text size="sm">
        Erasures that waited for it go on, and data whose time is over is deleted in the next night. Neither
        can be undone.
      </Text>
      <FormProblem error={lift.error} />
      <HoldMeanwhile error={lift.error} />
    </Confirm>
  );
}
