import { Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../../api/client';
import { Confirm } from '../../../ui/confirm';
import { plural } from '../../../ui/format';

/** Asks before archived data is kept for a shorter time, and says what that deletes. */
export function RetentionConfirm(props: {
  opened: boolean;
  days: number;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { opened, days, busy, onConfirm, onClose } = props;
  const preview = useQuery({
    queryKey: ['campaigns', 'retention-preview', days],
    queryFn: () => answer(api.GET('/v1/retention-preview', { params: { query: { retentionDays: days } } })),
    enabled: opened,
    staleTime: 0,
  });
  return (
    <Confirm
      opened={opened}
      title={`Keep archived data for ${plural(days, 'day')} only?`}
      confirmLabel="Save, and delete what is older"
      danger
      busy={busy}
      disabled={preview.isFetching}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <div role="status">
        {preview.isFetching ? (
          <Loader size="sm" aria-label="Checking what this deletes" />
        ) : preview.data ? (
          <Deleted preview={preview.data} />
        ) : (
          <Text size="sm">
            What this deletes could not be looked up. Archives that are older are deleted in the next night,
            which cannot be undone.
          </Text>
        )}
      </div>
    </Confirm>
  );
}

function Deleted({ preview }: { preview: Schemas['RetentionPreview'] }) {
  const { campaigns, contacts, dials, names, heldCampaigns } = preview;
  const unnamed = campaigns - names.length;
  return (
    <>
      {campaigns === 0 ? (
        <Text size="sm">No archive is that old yet. From now on each is deleted when its time is over.</Text>
      ) : (
        <>
          <Text size="sm">
            The data of {plural(campaigns, 'campaign')} is deleted in the next night:{' '}
            {plural(contacts, 'contact')} and {plural(dials, 'dial')}, with their sealed files. This cannot be
            undone.
          </Text>
          <ul style={{ margin: '8px 0', paddingInlineStart: 20 }}>
            {names.map((name, at) => (
              <Text key={`${at} ${name}`} component="li" size="sm" style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Text>
            ))}
            {unnamed > 0 && (
              <Text component="li" size="sm">
                and {plural(unnamed, 'more', 'more')}
              </Text>
            )}
          </ul>
        </>
      )}
      {heldCampaigns > 0 && (
        <Text size="sm">
          {plural(heldCampaigns, 'campaign that is as old is', 'campaigns that are as old are')} kept by a
          legal hold, and deleted once it is lifted.
        </Text>
      )}
    </>
  );
}
