import { Text } from '@mantine/core';
import { PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { Notice } from '../../ui/notice';
import type { Campaign } from '../../campaign/words';
import { Confirm } from '../../ui/confirm';
import { count, plural, useTimes } from '../../ui/format';
import { NameList } from './name-list';
import { useBulkJob } from './use-bulk-job';

interface BulkArchiveProps {
  opened: boolean;
  campaigns: readonly Campaign[];
  /** When the list that the person looked at was true. */
  loadedAtMs: number;
  onClose: () => void;
}

/** Asks before many campaigns are archived. */
export function BulkArchive({ opened, campaigns, loadedAtMs, onClose }: BulkArchiveProps) {
  // What the person said yes to is what they saw when the dialog opened, whatever the list has become behind it.
  const [seen, setSeen] = useState({ opened: false, campaigns, loadedAtMs });
  if (opened !== seen.opened) setSeen(opened ? { opened, campaigns, loadedAtMs } : { ...seen, opened });
  const times = useTimes();
  const job = useBulkJob();
  const total = seen.campaigns.length;
  const called = seen.campaigns.filter(({ callersOnline }) => callersOnline > 0);
  const since = new Date(seen.loadedAtMs);
  const start = () =>
    job.mutate({
      action: 'archive',
      campaignIds: seen.campaigns.map(({ id }) => id),
      unlessDialledAfter: since.toISOString(),
    });
  return (
    <Confirm
      opened={opened}
      title={`Archive ${plural(total, 'campaign')}`}
      size="lg"
      confirmLabel="OK"
      danger
      busy={job.isPending}
      onConfirm={start}
      onClose={onClose}
    >
      <NameList campaigns={seen.campaigns} />
      {called.length > 0 && (
        <Notice color="orange" icon={<PhoneCall aria-hidden />} title="People are calling right now">
          {called.length === 1 ? 'One of them has' : `${count(called.length)} of them have`} callers online,{' '}
          {count(called.reduce((sum, { callersOnline }) => sum + callersOnline, 0))} in all. They lose access
          at once.
        </Notice>
      )}
      <Text size="sm">
        Callers lose access, calls and contacts are sealed and stay exportable, and the numbers go back to
        their carriers. A campaign that somebody dials from after{' '}
        {seen.opened && times.minute(since.toISOString())}, when this list was loaded, is left alone.
      </Text>
      <Text fw={600}>
        Are you sure you want to archive {total === 1 ? 'this campaign' : `these ${count(total)} campaigns`}?
        This cannot be undone
      </Text>
    </Confirm>
  );
}
