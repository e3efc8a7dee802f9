import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { exportKindWords } from '../../../campaign/account-exports-query';
import { useMay } from '../../../session/session';
import { showDone } from '../../../ui/notify';
import { weekdayNames } from './days-words';

type Schedule = Schemas['ExportSchedule'];

const timesWords = ({ every, weekday, hour }: Schedule): string => {
  const at = `at ${String(hour).padStart(2, '0')}:00`;
  if (every === 'week') return `every ${weekdayNames[weekday ?? 1]} ${at}`;
  return every === 'day' ? `every day ${at}` : `on the first of each month ${at}`;
};

/** What is exported regularly; nothing where there is none. */
export function Schedules() {
  const { data } = useQuery({
    queryKey: ['account-exports', 'schedules'],
    queryFn: () => answer(api.GET('/v1/export-schedules')),
  });
  const manager = useMay('owner', 'admin');
  const changed = useChanged();
  const remove = useMutation({
    mutationFn: ({ id: scheduleId }: Schedule) =>
      answer(api.DELETE('/v1/export-schedules/{scheduleId}', { params: { path: { scheduleId } } })),
    onSuccess: () =>
      showDone('The scheduled export is removed. Its files are kept until their time is over.'),
    onSettled: () => void changed('account_export'),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        Scheduled
      </Title>
      {data.items.map((schedule) => (
        <Group key={schedule.id} justify="space-between" gap="xs">
          <Text size="sm">
            {exportKindWords[schedule.kind]}, {timesWords(schedule)}
          </Text>
          {manager && (
            <Button
              variant="default"
              size="compact-sm"
              loading={remove.isPending && remove.variables.id === schedule.id}
              aria-label={`Remove ${exportKindWords[schedule.kind]}, ${timesWords(schedule)}`}
              onClick={() => remove.mutate(schedule)}
            >
              Remove
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
