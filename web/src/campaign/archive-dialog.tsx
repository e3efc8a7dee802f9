import { Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '../api/client';
import { useChanged } from '../api/stale';
import { ArchivePreview, exportsNote } from './archive-preview';
import { showArchived } from './archived-notice';
import { PreviewState } from './preview-state';
import type { Named } from './words';
import { Confirm } from '../ui/confirm';

/**
 * Asks before a campaign is archived, with what that would mean right now.
 *
 * @param props.campaign null: the dialog is closed
 */
export function ArchiveDialog(props: {
  campaign: Named | null;
  onClose: () => void;
  onArchived?: () => void;
}) {
  const { campaign, onClose, onArchived } = props;
  // While the dialog fades out it still says what it was about.
  const [shown, setShown] = useState(campaign);
  if (campaign && campaign !== shown) setShown(campaign);
  const navigate = useNavigate();
  const changed = useChanged();
  const params = { path: { campaignId: shown?.id ?? '' } };
  const preview = useQuery({
    queryKey: ['campaign', params.path.campaignId, 'archive-preview'],
    queryFn: () => answer(api.GET('/v1/campaigns/{campaignId}/archive-preview', { params })),
    enabled: campaign !== null,
    // It must be true at the moment of the OK.
    refetchInterval: 5_000,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const archive = useMutation({
    mutationFn: () => answer(api.POST('/v1/campaigns/{campaignId}/archive', { params })),
    onSuccess: ({ name }) => {
      onClose();
      void changed('campaign');
      showArchived(name, navigate);
      onArchived?.();
    },
  });
  return (
    <Confirm
      opened={campaign !== null}
      title={`Archive ${shown?.name ?? ''}`}
      size="lg"
      confirmLabel="OK"
      danger
      busy={archive.isPending}
      disabled={preview.isPending}
      onConfirm={() => archive.mutate()}
      onClose={onClose}
    >
      <PreviewState preview={preview}>
        {(now) => <ArchivePreview preview={now} exportsNote={exportsNote(now.exportsNeverTaken)} />}
      </PreviewState>
      <Text size="sm" c="dimmed">
        Callers lose access at once, calls and contacts are sealed, and the numbers go back to their carriers.
      </Text>
      <Text fw={600}>Are you sure you want to archive your campaign? This cannot be undone</Text>
    </Confirm>
  );
}
