import { Anchor, Group, Progress, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { AdviceBadges } from '../../campaign/advice';
import { DemoToday } from '../../campaign/clock';
import { ArchivesSoon } from '../../campaign/deadline';
import { ExemptBadge } from '../../campaign/exemption/exempt-badge';
import { archivedBy } from '../../campaign/archive-words';
import type { Campaign } from '../../campaign/words';
import { count } from '../../ui/format';

export function NameCell({ campaign }: { campaign: Campaign }) {
  const { id, name, archivesSoon, exemption, advice, clockShiftMs } = campaign;
  return (
    <Stack gap={6} align="flex-start">
      <Anchor component={Link} to={`/campaign/${id}`} fw={600} size="sm">
        {name}
      </Anchor>
      {(archivesSoon || exemption || advice.length > 0 || clockShiftMs > 0) && (
        <Group gap={6}>
          <ArchivesSoon campaign={campaign} />
          <DemoToday campaign={campaign} />
          <ExemptBadge campaign={campaign} />
          <AdviceBadges campaign={campaign} />
        </Group>
      )}
    </Stack>
  );
}

export function DialledCell({ contacts, dialledContacts }: Campaign['counts']) {
  if (contacts === 0) return 'No contacts';
  const percent = Math.floor((100 * dialledContacts) / contacts);
  const words = `${count(dialledContacts)} of ${count(contacts)} dialled`;
  return (
    <Stack gap={4} miw={120}>
      <Text size="sm">{words}</Text>
      <Progress value={percent} size="sm" aria-label={`Progress: ${words}`} />
    </Stack>
  );
}

/** Why and by whom it was archived. */
export function why(archive: Campaign['archive']): string {
  if (!archive) return '';
  return archivedBy(archive);
}
