import { Anchor, Badge, Group } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { useMay } from '../../../session/session';
import { DemoToday } from '../../../campaign/clock';
import { ArchivesSoon } from '../../../campaign/deadline';
import { archivedBy } from '../../../campaign/archive-words';
import type { Campaign } from '../../../campaign/words';
import { useTimes } from '../../../ui/format';
import { Term } from '../../../ui/term';

/** Where a campaign stands, and what comes next by itself. */
export function StatusLine({ campaign }: { campaign: Campaign }) {
  const { shortId, status, deadline, archive, workflowUrl, lastDialAt, launchedAt, exemption } = campaign;
  const times = useTimes();
  const operator = useMay('owner', 'admin');
  return (
    <Group gap="xs">
      <Badge variant={status === 'active' ? 'filled' : 'default'} radius="sm" tt="none">
        {status === 'active' ? 'Active' : 'Archived'}
      </Badge>
      <ArchivesSoon campaign={campaign} />
      <DemoToday campaign={campaign} />
      {status === 'active' && deadline !== null && (
        <span>
          <Term word="deadline">Archives itself</Term> on {times.minute(deadline)} unless somebody dials.
        </span>
      )}
      {exemption && (
        <span>
          Exempt from archiving itself{exemption.of === 'account' ? ', as all of the account' : ''}
          {exemption.until !== null && ` until ${times.minute(exemption.until)}`}: {exemption.reason}
        </span>
      )}
      {archive && (
        <span>
          {archive.reason === 'inactivity'
            ? `Archived itself on ${times.minute(archive.archivedAt)}: nobody had dialled since ${times.minute(lastDialAt ?? launchedAt)}.`
            : `${archivedBy(archive)} on ${times.minute(archive.archivedAt)}.`}
        </span>
      )}
      {operator && <span>Short ID {shortId}.</span>}
      {operator && workflowUrl !== null && (
        <Anchor href={workflowUrl} target="_blank" rel="noreferrer" inherit underline="always">
          Its workflow in Temporal (opens a new tab) <ExternalLink size={13} aria-hidden />
        </Anchor>
      )}
    </Group>
  );
}
