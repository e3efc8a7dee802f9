import { Button, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import type { Campaign } from '../../../campaign/words';
import { plural } from '../../../ui/format';
import { showDone } from '../../../ui/notify';

const mostDays = 30;

/** Keeps a campaign for some more days without a dial, as often as the account allows. */
export function KeepForm({ campaign: { id, name, keepsLeft } }: { campaign: Campaign }) {
  const [reason, setReason] = useState('');
  const [days, setDays] = useState<number | string>(mostDays);
  const changed = useChanged();
  const keep = useMutation({
    mutationFn: (body: { reason: string; days: number }) =>
      answer(api.POST('/v1/campaigns/{campaignId}/keep', { params: { path: { campaignId: id } }, body })),
    onSuccess: () => {
      setReason('');
      showDone(`${name} is kept.`);
    },
    onSettled: () => void changed('campaign'),
  });
  if (keepsLeft === 0) {
    return (
      <Text size="sm">
        It was kept without a dial as often as the account allows. Call from it; owners and admins can also
        exempt it, or allow more in the settings.
      </Text>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ reason, days: Number(days) });
  };
  return (
    <form onSubmit={submit}>
      <Text size="sm" mb="xs">
        It may be kept {plural(keepsLeft, 'more time', 'more times')} without a dial.
      </Text>
      <Group align="flex-end" gap="sm">
        <NumberInput
          label="Days"
          min={1}
          max={mostDays}
          allowDecimal={false}
          w={90}
          value={days}
          onChange={setDays}
        />
        <TextInput
          label="Reason"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          disabled={reason.trim() === '' || !(Number(days) > 0)}
          loading={keep.isPending}
        >
          Keep it
        </Button>
      </Group>
    </form>
  );
}
