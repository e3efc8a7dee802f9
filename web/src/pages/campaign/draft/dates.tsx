import { Button, Group, Stack, Text } from '@mantine/core';
import { Lock } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../../session/session';
import { Facts } from '../../../ui/facts';
import { fieldErrors } from '../../../ui/field-errors';
import { DayField, TimeField } from '../../../campaign/fields';
import { Section } from '../../../ui/section';
import type { Campaign } from '../../../campaign/words';
import { useTimes } from '../../../ui/format';
import { useUpdate } from './use-update';

export const endFieldId = 'campaign-end';

/** Start, end and event. The end and the event can be moved while the campaign is active. */
export function Dates({ campaign }: { campaign: Campaign }) {
  const { status, startsAt, endsAt, eventAt, launchedAt, lastDialAt, archive } = campaign;
  const times = useTimes();
  const manager = useMay('owner', 'admin');
  const editable = manager && status === 'active';
  return (
    <Section title="Dates">
      <Facts
        facts={[
          [
            'Start',
            <Group key="start" gap={6} component="span">
              {times.minute(startsAt)}
              {status === 'active' && (
                <Text span size="sm" c="dimmed">
                  <Lock size={12} aria-hidden /> Locked since the launch, as calling has begun.
                </Text>
              )}
            </Group>,
          ],
          ...(editable
            ? []
            : ([
                ['End', times.minute(endsAt)],
                ['Event', times.day(eventAt)],
              ] as const)),
          ['Launched', times.minute(launchedAt)],
          ['Last dial', lastDialAt === null ? 'Nobody has dialled yet' : times.minute(lastDialAt)],
          ...(archive
            ? ([
                ['Archived', times.minute(archive.archivedAt)],
                ['Sealed', times.minute(archive.sealedAt)],
                ['Complete', times.minute(archive.completedAt)],
              ] as const)
            : []),
        ]}
      />
      {/* Saved somewhere else meanwhile, the form begins again with what was saved. */}
      {editable && <DatesForm key={JSON.stringify([endsAt, eventAt])} campaign={campaign} />}
    </Section>
  );
}

function DatesForm({ campaign }: { campaign: Campaign }) {
  const { endsAt, eventAt } = campaign;
  const saved = { endsAt, eventAt };
  const [dates, setDates] = useState(saved);
  const update = useUpdate(campaign);
  const errors = fieldErrors(update.error);
  const changed = dates.endsAt !== endsAt || dates.eventAt !== eventAt;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate(dates);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TimeField
          id={endFieldId}
          label="End"
          hint="When calling should be over. Can be extended."
          value={dates.endsAt}
          onChange={(next) => setDates((before) => ({ ...before, endsAt: next }))}
          error={errors['endsAt']}
        />
        <DayField
          label="Event"
          hint="The day the calls are about, if there is one."
          value={dates.eventAt}
          onChange={(next) => setDates((before) => ({ ...before, eventAt: next }))}
          error={errors['eventAt']}
        />
        <Group justify="flex-end">
          <Button type="submit" size="sm" disabled={!changed} loading={update.isPending}>
            Save dates
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
