import { Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { fieldErrors } from '../../ui/field-errors';
import { showDone } from '../../ui/notify';
import type { HoldOf } from './holds-query';

/**
 * Sets a legal hold, or gives the one that stands another reason.
 *
 * @param props.before the reason of the one that stands
 */
export function SetHold(props: { of: HoldOf; before?: string; opened: boolean; onClose: () => void }) {
  const { of, opened, onClose } = props;
  return (
    <Dialog opened={opened} onClose={onClose} title={`Legal hold on ${of?.name ?? 'all of the account'}`}>
      <ReasonForm {...props} />
    </Dialog>
  );
}

function ReasonForm({ of, before = '', onClose }: { of: HoldOf; before?: string; onClose: () => void }) {
  const [reason, setReason] = useState(before);
  const changed = useChanged();
  const set = useMutation({
    mutationFn: () =>
      of === null
        ? api.PUT('/v1/legal-hold', { body: { reason } })
        : api.PUT('/v1/campaigns/{campaignId}/legal-hold', {
            params: { path: { campaignId: of.id } },
            body: { reason },
          }),
    meta: { quiet: true },
    onSuccess: () => {
      onClose();
      showDone('The legal hold stands.');
      return changed('legal_hold');
    },
  });
  return (
    <DialogForm
      sending={set}
      submitLabel={before === '' ? 'Set the hold' : 'Save the reason'}
      disabled={reason.trim() === ''}
      onSubmit={() => set.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        While it stands, nothing of {of === null ? 'the account' : 'this campaign'} is deleted because its
        time is over, and nobody is erased from any campaign. It stands in the audit log.
      </Text>
      <Textarea
        label="Reason"
        placeholder="Case 2026-114, until the court says otherwise"
        required
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        value={reason}
        error={fieldErrors(set.error)['reason']}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
