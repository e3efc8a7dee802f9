import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Confirm } from '../../ui/confirm';
import { FormProblem } from '../../ui/form-problem';
import { showDone } from '../../ui/notify';
import type { ExemptionOf } from './exemption';

/** Asks before an exemption is ended. */
export function EndExemption(props: {
  of: ExemptionOf;
  opened: boolean;
  onClose: () => void;
  onEnded: () => void;
}) {
  const { of, opened, onClose, onEnded } = props;
  const changed = useChanged();
  const end = useMutation({
    mutationFn: (): Promise<unknown> =>
      of === null
        ? api.DELETE('/v1/account/exemption')
        : api.DELETE('/v1/campaigns/{campaignId}/exemption', { params: { path: { campaignId: of.id } } }),
    meta: { quiet: true },
    onSuccess: () => {
      onClose();
      onEnded();
      showDone('The exemption is ended.');
    },
    onSettled: () => void changed(of === null ? 'account' : 'campaign'),
  });
  return (
    <Confirm
      opened={opened}
      title={`End the exemption of ${of?.name ?? 'all campaigns'}?`}
      confirmLabel="End the exemption"
      busy={end.isPending}
      onConfirm={() => end.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        {of === null
          ? 'Campaigns that nobody has dialled from for long get their notice at once, and archive themselves when its days are over. Exemptions of single campaigns stay.'
          : 'If nobody has dialled from it for long, it gets its notice at once, and archives itself when its days are over.'}
      </Text>
      <FormProblem error={end.error} />
    </Confirm>
  );
}
