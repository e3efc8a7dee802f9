import { Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, meantForOrNew } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { fieldErrors } from '../../ui/field-errors';
import { showDone } from '../../ui/notify';
import { HoldMeanwhile } from './hold-notice';
import { holdNow, type HoldOf, type LegalHold } from './holds-query';

/**
 * Sets a legal hold, or gives the one that stands another reason.
 *
 * @param props.before the one that stands
 */
export function SetHold(props: {
  of: HoldOf;
  before: LegalHold | null;
  opened: boolean;
  onClose: () => void;
}) {
  const { of, opened, onClose } = props;
  return (
    <Dialog opened={opened} onClose={onClose} title={`Legal hold on ${of?.name ?? 'all of the account'}`}>
      <ReasonForm {...props} />
    </Dialog>
  );
}

function ReasonForm(props: { of: HoldOf; before: LegalHold | null; onClose: () => void }) {
  const { of, onClose } = props;
  /** As the person knows it: what is saved is meant for that. */
  const [before, setBefore] = useState(props.before);
  const [reason, setReason] = useState(before?.reason ?? '');
  const changed = useChanged();
  const set = useMutation({
    mutationFn: () =>
      of === null
        ? api.PUT('/v1/legal-hold', { params: { header: meantForOrNew(before) }, body: { reason } })
        : api.PUT('/v1/campaigns/{campaignId}/legal-hold', {
            params: { path: { campaignId: of.id }, header: meantForOrNew(before) },
            body: { reason },
          }),
    meta: { quiet: true },
    onError: (error) => {
      const now = holdNow(error);
      if (now === undefined) return;
      setBefore(now);
      void changed('legal_hold');
    },
    onSuccess: () => {
      onClose();
      showDone('The legal hold stands.');
      return changed('legal_hold');
    },
  });
  return (
    <DialogForm
      sending={set}
      submitLabel={before ? 'Save the reason' : 'Set the hold'}
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
      <HoldMeanwhile error={set.error} />
    </DialogForm>
  );
}
