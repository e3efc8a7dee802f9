import { Button, NumberInput, Radio, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api, isChangedMeanwhile, meantFor, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { fieldErrors } from '../../../ui/field-errors';
import { FormProblem } from '../../../ui/form-problem';
import { showDone } from '../../../ui/notify';
import { Section } from '../../../ui/section';
import { RetentionConfirm } from './retention-confirm';

const usualDays = 365;

/** For how many days archived data is kept, or for ever. A shorter time is asked about first. */
export function Retention({ account }: { account: Schemas['Account'] }) {
  const { retentionDays: saved } = account;
  const [limited, setLimited] = useState(saved !== null);
  const [days, setDays] = useState<number | string>(saved ?? usualDays);
  const [asking, setAsking] = useState(false);
  const changed = useChanged();
  const save = useMutation({
    mutationFn: (retentionDays: number | null) =>
      answer(api.PATCH('/v1/account', { params: { header: meantFor(account) }, body: { retentionDays } })),
    meta: { quiet: true },
    onSuccess: () => {
      showDone('The time is saved.');
      return changed('account');
    },
    onError: (error) => {
      if (isChangedMeanwhile(error)) void changed('account');
    },
    onSettled: () => setAsking(false),
  });
  const wanted = limited ? days : null;
  const complete = wanted === null || (typeof wanted === 'number' && wanted >= 1);
  const shorter = typeof wanted === 'number' && (saved === null || wanted < saved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (shorter) setAsking(true);
    else save.mutate(wanted === null ? null : Number(wanted));
  };
  return (
    <Section
      title="How long archived data is kept"
      description="Counted from the day on which a campaign’s archive is complete. Then its calls, contacts and sealed files are deleted; its counts, receipts and audit trail stay."
    >
      <form onSubmit={submit}>
        <Stack gap="sm" align="flex-start">
          <Radio.Group
            aria-label="How long archived data is kept"
            value={limited ? 'days' : 'ever'}
            onChange={(value) => setLimited(value === 'days')}
          >
            <Stack gap="xs">
              <Radio value="ever" label="For ever" />
              <Radio value="days" label="For a number of days" />
            </Stack>
          </Radio.Group>
          {limited && (
            <NumberInput
              label="Days"
              required
              allowDecimal={false}
              clampBehavior="none"
              min={1}
              max={36_500}
              suffix={days === 1 ? ' day' : ' days'}
              value={days}
              error={fieldErrors(save.error)['retentionDays']}
              onChange={setDays}
            />
          )}
          <FormProblem error={save.error} />
          <Button type="submit" size="xs" disabled={wanted === saved || !complete} loading={save.isPending}>
            Save
          </Button>
        </Stack>
      </form>
      {typeof wanted === 'number' && (
        <RetentionConfirm
          opened={asking}
          days={wanted}
          busy={save.isPending}
          onConfirm={() => save.mutate(wanted)}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
