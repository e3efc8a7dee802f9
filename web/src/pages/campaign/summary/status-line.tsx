import { Anchor, Badge, Group } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { useMay } from '../../../session/session';
import { ArchivesSoon } from '../../../campaign/deadline';
import { archiveReasons, type Campaign } from '../../../campaign/words';
import { useTimes } from '../../../ui/format';
import { Term } from '../../../ui/term';

/** Where a campaign stands, and what comes next by itself. */
export function StatusLine({ campaign }: { campaign: Campaign }) {
  const { status, deadline, archive, workflowUrl } = campaign;
  const times = useTimes();
  const operator = useMay('owner', 'admin');
  return (
    <Group gap="xs">
      <Badge variant={status === 'active' ? 'filled' : 'default'} radius="sm" tt="none">
        {status === 'active' ? 'Active' : 'Archived'}
      </Badge>
      <ArchivesSoon campaign={campaign} />
      {status === 'active' && deadline !== null && (
        <span>
          <Term word="deadline">Archives itself</Term> on {times.minute(deadline)} unless somebody dials.
        </span>
      )}
      {archive && (
        <span>
          {archiveReasons[archive.reason]}
          {archive.reason === 'person' &&
            archive.archivedByName !== null &&
            ` (${archive.archivedByName})`}{' '}
          on {times.minute(archive.archivedAt)}.
        </span>
      )}
      {operator && workflowUrl !== null && (
        <Anchor href={workflowUrl} target="_blank" rel="noreferrer" inherit underline="always">
          Its workflow in Temporal (opens a new tab) <ExternalLink size={13} aria-hidden />
        </Anchor>
      )}
    </Group>
  );
}
