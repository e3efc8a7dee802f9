import { Checkbox, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { TimeField } from '../../campaign/fields';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { fieldErrors } from '../../ui/field-errors';
import { plural } from '../../ui/format';
import { showDone } from '../../ui/notify';
import type { Webhook } from '../settings/webhooks/webhooks-query';

interface Props {
  webhook: Webhook;
  onClose: () => void;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Sends a webhook what happened in some time. */
export function ReplayRange({ opened, ...props }: Props & { opened: boolean }) {
  return (
    <Dialog opened={opened} onClose={props.onClose} title="Send a time range again">
      <Range {...props} />
    </Dialog>
  );
}

const inMs = (ms: number): string | null => new Date(Date.now() + ms).toISOString();

function Range({ webhook: { id: webhookId, failingSince }, onClose }: Props) {
  const [from, setFrom] = useState(() => failingSince ?? inMs(-dayMs));
  // The field has no seconds: this minute is a part of it.
  const [to, setTo] = useState(() => inMs(minuteMs));
  const [undelivered, setUndelivered] = useState(true);
  const changed = useChanged();
  const replay = useMutation({
    mutationFn: () => {
      const body = { from: from ?? '', to: to ?? '', undelivered };
      return answer(api.POST('/v1/webhooks/{webhookId}/replay', { params: { path: { webhookId } }, body }));
    },
    meta: { quiet: true },
    onSuccess: ({ events }) => {
      onClose();
      showDone(
        events === 0 ? 'Nothing of that time is to be sent.' : `${plural(events, 'event')} on the way.`,
      );
      return changed('webhook');
    },
  });
  const errors = fieldErrors(replay.error);
  return (
    <DialogForm
      sending={replay}
      submitLabel="Send"
      disabled={from === null || to === null}
      onSubmit={() => replay.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        Everything that happened then and that this webhook wants, in its order, also what it was never sent.
        Events are kept for 30 days.
      </Text>
      <TimeField
        label="From"
        hint="The first minute."
        value={from}
        error={errors['from']}
        onChange={setFrom}
      />
      <TimeField
        label="To"
        hint="What happened before this minute."
        value={to}
        error={errors['to']}
        onChange={setTo}
      />
      <Checkbox
        label="Only what was not delivered"
        checked={undelivered}
        onChange={(event) => setUndelivered(event.currentTarget.checked)}
      />
    </DialogForm>
  );
}
