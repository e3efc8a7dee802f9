import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, meantFor } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Confirm } from '../../ui/confirm';
import { FormProblem } from '../../ui/form-problem';
import { showDone } from '../../ui/notify';
import { type Exemption, exemptionNow, type ExemptionOf } from './exemption';
import { ExemptionMeanwhile } from './exemption-meanwhile';

/**
 * Asks before an exemption is ended.
 *
 * @param props.exemption the one that the person saw
 */
export function EndExemption(props: {
  of: ExemptionOf;
  exemption: Exemption | null;
  opened: boolean;
  onClose: () => void;
  onEnded: () => void;
}) {
  const { of, opened, onEnded } = props;
  const changed = useChanged();
  const end = useMutation({
    mutationFn: (exemption: Exemption): Promise<unknown> =>
      of === null
        ? api.DELETE('/v1/account/exemption', { params: { header: meantFor(exemption) } })
        : api.DELETE('/v1/campaigns/{campaignId}/exemption', {
            params: { path: { campaignId: of.id }, header: meantFor(exemption) },
          }),
    meta: { quiet: true },
    onSuccess: () => {
      props.onClose();
      onEnded();
      showDone('The exemption is ended.');
    },
    onSettled: () => void changed(of === null ? 'account' : 'campaign'),
  });
  const onClose = () => {
    end.reset();
    props.onClose();
  };
  const asked = exemptionNow(end.error) ?? props.exemption;
  return (
    <Confirm
      opened={opened}
      title={`End the exemption of ${of?.name ?? 'all campaigns'}?`}
      confirmLabel="End the exemption"
      busy={end.isPending}
      onConfirm={() => asked && end.mutate(asked)}
      onClose={onClose}
    >
      <Text size="sm">
        {of === null
          ? 'Campaigns that nobody has dialled from for long get their notice at once, and archive themselves when its days are over. Exemptions of single campaigns stay.'
          : 'If nobody has dialled from it for long, it gets its notice at once, and archives itself when its days are over.'}
      </Text>
      <FormProblem error={end.error} />
      <ExemptionMeanwhile error={end.error} />
    </Confirm>
  );
}
