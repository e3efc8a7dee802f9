import { Checkbox, Text } from '@mantine/core';
import { useState } from 'react';
import type { Campaign } from '../../campaign/words';
import { Confirm } from '../../ui/confirm';
import { plural } from '../../ui/format';
import { NameList } from './name-list';
import { useBulkJob } from './use-bulk-job';

/** Asks before many campaigns are cloned. */
export default function BulkClone(props: {
  opened: boolean;
  campaigns: readonly Campaign[];
  onClose: () => void;
}) {
  const { opened, campaigns, onClose } = props;
  const [copyContacts, setCopyContacts] = useState(false);
  const job = useBulkJob();
  return (
    <Confirm
      opened={opened}
      title={`Clone ${plural(campaigns.length, 'campaign')}`}
      confirmLabel="Clone"
      busy={job.isPending}
      onConfirm={() =>
        job.mutate({ action: 'clone', campaignIds: campaigns.map(({ id }) => id), copyContacts })
      }
      onClose={onClose}
    >
      <NameList campaigns={campaigns} />
      <Checkbox
        label="Copy the contacts"
        description="All of them are dialled again."
        checked={copyContacts}
        onChange={(event) => setCopyContacts(event.currentTarget.checked)}
      />
      <Text size="sm" c="dimmed">
        Each becomes a draft with “(copy)” after its name. Nothing is launched.
      </Text>
    </Confirm>
  );
}
