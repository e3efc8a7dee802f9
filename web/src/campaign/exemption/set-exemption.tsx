import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, meantForOrNew, type Schemas } from '../../api/client';
import { useChanged } from '../../api/stale';
import { fieldErrors } from '../../ui/field-errors';
import { FormProblem } from '../../ui/form-problem';
import { showDone } from '../../ui/notify';
import { TimeField } from '../fields';
import { type Exemption, exemptionNow, type ExemptionOf } from './exemption';
import { ExemptionMeanwhile } from './exemption-meanwhile';

/**
 * Exempts from archiving itself, or changes the exemption that stands.
 *
 * @param props.before the one that stands
 */
export function SetExemption(props: {
  of: ExemptionOf;
  before: Exemption | null;
  opened: boolean;
  onClose: () => void;
}) {
  const { of, opened, onClose } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        of === null
          ? 'Exempt all campaigns from archiving themselves'
          : `Exempt ${of.name} from archiving itself`
      }
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ExemptionForm {...props} />
    </Modal>
  );
}

function ExemptionForm(props: { of: ExemptionOf; before: Exemption | null; onClose: () => void }) {
  const { of, onClose } = props;
  /** As the person knows it: what is saved is meant for that. */
  const [before, setBefore] = useState(props.before);
  const [reason, setReason] = useState(before?.reason ?? '');
  const [until, setUntil] = useState(before?.until ?? null);
  const changed = useChanged();
  const set = useMutation({
    mutationFn: (body: Schemas['NewExemption']): Promise<unknown> =>
      of === null
        ? api.PUT('/v1/account/exemption', { params: { header: meantForOrNew(before) }, body })
        : api.PUT('/v1/campaigns/{campaignId}/exemption', {
            params: { path: { campaignId: of.id }, header: meantForOrNew(before) },
            body,
          }),
    meta: { quiet: true },
    onError: (error) => {
      const now = exemptionNow(error);
      if (now === undefined) return;
      setBefore(now);
      void changed(of === null ? 'account' : 'campaign');
    },
    onSuccess: () => {
      onClose();
      showDone('The exemption stands.');
      return changed(of === null ? 'account' : 'campaign');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ reason, until });
  };
  const errors = fieldErrors(set.error);
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">
          While it stands, {of === null ? 'no campaign of the account' : 'this campaign'} has a deadline.
          Archiving by hand is still possible. It stands in the audit log.
        </Text>
        <Textarea
          label="Reason"
          placeholder="Waits for the recount"
          required
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          value={reason}
          error={errors['reason']}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TimeField
          label="Ends on"
          hint="Left empty, it stands until somebody ends it."
          value={until}
          onChange={setUntil}
          error={errors['until']}
        />
        <FormProblem error={set.error} />
        <ExemptionMeanwhile error={set.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={reason.trim() === ''} loading={set.isPending}>
            {before ? 'Save the exemption' : 'Exempt'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
