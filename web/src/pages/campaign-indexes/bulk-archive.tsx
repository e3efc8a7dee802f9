import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../api/client';
import { ArchivePreview, kept } from '../../campaign/archive-preview';
import { PreviewState } from '../../campaign/preview-state';
import type { Campaign } from '../../campaign/words';
import { Confirm } from '../../ui/confirm';
import { count, plural, useTimes } from '../../ui/format';
import { BulkList } from './bulk-list';
import { useBulkJob } from './use-bulk-job';

interface BulkArchiveProps {
  opened: boolean;
  campaigns: readonly Campaign[];
  /** When the list that the person looked at was true. */
  loadedAtMs: number;
  onClose: () => void;
}

/** Asks before many campaigns are archived, with what that would mean right now. */
export default function BulkArchive({ opened, campaigns, loadedAtMs, onClose }: BulkArchiveProps) {
  // What the person said yes to is what they saw when the dialog opened, whatever the list has become behind it.
  const [seen, setSeen] = useState({ opened: false, campaigns, loadedAtMs });
  if (opened !== seen.opened) setSeen(opened ? { opened, campaigns, loadedAtMs } : { ...seen, opened });
  const times = useTimes();
  const job = useBulkJob();
  const total = seen.campaigns.length;
  const campaignIds = seen.campaigns.map(({ id }) => id);
  const since = new Date(seen.loadedAtMs);
  const preview = useQuery({
    queryKey: ['archive-preview', campaignIds],
    queryFn: () => answer(api.POST('/v1/archive-preview', { body: { campaignIds } })),
    enabled: seen.opened,
    // It should be true at the moment of the OK; of a thousand campaigns it is not asked for all the time.
    refetchInterval: total > 100 ? 20_000 : 5_000,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const start = () => job.mutate({ action: 'archive', campaignIds, unlessDialledAfter: since.toISOString() });
  return (
    <Confirm
      opened={opened}
      title={`Archive ${plural(total, 'campaign')}`}
      size="lg"
      confirmLabel="OK"
      danger
      busy={job.isPending}
      disabled={preview.isPending}
      onConfirm={start}
      onClose={onClose}
    >
      <PreviewState preview={preview}>
        {(now) => (
          <Stack gap="sm">
            <ArchivePreview preview={now} exportsNote={exportsNote(now.neverExported, total)} />
            <BulkList campaigns={seen.campaigns} looked={now.campaigns} />
          </Stack>
        )}
      </PreviewState>
      <Text size="sm">
        Callers lose access at once, calls and contacts are sealed, and the numbers go back to their carriers.
        A campaign that somebody dials from after {seen.opened && times.minute(since.toISOString())}, when
        this list was loaded, is left alone.
      </Text>
      <Text fw={600}>
        Are you sure you want to archive {total === 1 ? 'this campaign' : `these ${count(total)} campaigns`}?
        This cannot be undone
      </Text>
    </Confirm>
  );
}

function exportsNote(
  { calls, contacts }: Schemas['BulkArchivePreview']['neverExported'],
  total: number,
): string {
  if (calls === 0 && contacts === 0) return `Calls and contacts of all were exported before. ${kept}`;
  return `Never exported: the calls of ${count(calls)} and the contacts of ${count(contacts)} of ${plural(total, 'campaign')}. ${kept}`;
}
