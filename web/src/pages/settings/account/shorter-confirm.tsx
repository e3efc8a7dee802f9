import { Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../../api/client';
import { Confirm } from '../../../ui/confirm';
import { plural, useTimes } from '../../../ui/format';

/** Asks before a shorter time without a dial is saved, and says what it does to the campaigns of now. */
export function ShorterConfirm(props: {
  opened: boolean;
  change: Schemas['PolicyChange'] & { inactivityDays: number };
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { opened, change, onConfirm, onClose } = props;
  const preview = useQuery({
    queryKey: ['campaigns', 'policy-preview', change],
    queryFn: () => answer(api.POST('/v1/account/policy-preview', { body: change })),
    enabled: opened,
    staleTime: 0,
  });
  return (
    <Confirm
      opened={opened}
      title={`Archive campaigns after ${plural(change.inactivityDays, 'day')} without a dial?`}
      confirmLabel="Save"
      danger
      disabled={preview.isPending}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <div role="status">
        {preview.isPending ? (
          <Loader size="sm" aria-label="Checking what this would do" />
        ) : preview.error ? (
          <Text size="sm">
            What this does to the campaigns of now could not be looked up. None archives itself without a full
            notice.
          </Text>
        ) : (
          <Effect preview={preview.data} />
        )}
      </div>
    </Confirm>
  );
}

function Effect({ preview }: { preview: Schemas['PolicyPreview'] }) {
  const { nearer, noticedAtOnce, remindedAtOnce, earliest } = preview;
  const times = useTimes();
  if (nearer === 0) return <Text size="sm">The deadline of no active campaign comes nearer.</Text>;
  return (
    <Text size="sm">
      The deadline of {plural(nearer, 'campaign')} comes nearer.
      {noticedAtOnce > 0 && ` ${plural(noticedAtOnce, 'campaign')} would get notice at once.`}
      {remindedAtOnce > 0 && ` ${plural(remindedAtOnce, 'campaign')} would get a reminder at once.`}
      {earliest !== null &&
        ` The first one archives itself on ${times.minute(earliest)} unless somebody dials, and none without a full notice.`}
    </Text>
  );
}
