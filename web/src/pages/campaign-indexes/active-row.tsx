import { Anchor, Checkbox, Group, Menu, Stack } from '@mantine/core';
import { Archive, Copy, Eye } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../session/session';
import { AdviceBadges } from '../../campaign/advice';
import { ArchivesSoon } from '../../campaign/deadline';
import { Cell, Row, RowHead } from '../../ui/table';
import type { Campaign } from '../../campaign/words';
import { count, useTimes } from '../../ui/format';
import { CampaignMenu } from './campaign-menu';

interface ActiveRowProps {
  campaign: Campaign;
  /** Undefined: rows cannot be ticked. */
  selected: boolean | undefined;
  onSelect: ((id: string) => void) | undefined;
  onArchive: (campaign: Campaign) => void;
  onClone: (campaign: Campaign) => void;
}

/** Remembered: of a thousand rows only the one that was ticked is drawn again. */
export const ActiveRow = memo((props: ActiveRowProps) => {
  const { campaign, selected, onSelect, onArchive, onClone } = props;
  const { id, name, startsAt, endsAt, callersOnline, counts } = campaign;
  const times = useTimes();
  const manager = useMay('owner', 'admin');
  return (
    <Row {...(selected && { bg: 'var(--mantine-primary-color-light)' })}>
      {selected !== undefined && (
        <Cell data-select="">
          <Checkbox aria-label={`Select ${name}`} checked={selected} onChange={() => onSelect?.(id)} />
        </Cell>
      )}
      <RowHead data-beside-corner="" style={{ overflowWrap: 'anywhere' }}>
        <Stack gap={6} align="flex-start">
          <Anchor component={Link} to={`/campaign/${id}`} fw={600} size="sm">
            {name}
          </Anchor>
          {(campaign.archivesSoon || campaign.advice.length > 0) && (
            <Group gap={6}>
              <ArchivesSoon campaign={campaign} />
              <AdviceBadges campaign={campaign} />
            </Group>
          )}
        </Stack>
      </RowHead>
      <Cell label="Start" className="one-line" title={times.minute(startsAt)}>
        {times.day(startsAt)}
      </Cell>
      <Cell label="End" className="one-line" title={times.minute(endsAt)}>
        {times.day(endsAt)}
      </Cell>
      <Cell label="Callers">{count(callersOnline)}</Cell>
      <Cell label="Remaining">{count(counts.remaining)}</Cell>
      <Cell data-corner="">
        <CampaignMenu name={name}>
          <Menu.Item leftSection={<Archive size={16} aria-hidden />} onClick={() => onArchive(campaign)}>
            Archive
          </Menu.Item>
          {manager && (
            <Menu.Item leftSection={<Copy size={16} aria-hidden />} onClick={() => onClone(campaign)}>
              Clone
            </Menu.Item>
          )}
          <Menu.Item component={Link} to={`/campaign/${id}`} leftSection={<Eye size={16} aria-hidden />}>
            View
          </Menu.Item>
        </CampaignMenu>
      </Cell>
    </Row>
  );
});
