import { Button, Group, Stack, Text } from '@mantine/core';
import { Lightbulb } from 'lucide-react';
import { useMay } from '../../../session/session';
import { Evidence } from '../../../campaign/advice';
import { Notice } from '../../../ui/notice';
import { adviceTitles, type Campaign } from '../../../campaign/words';
import { endFieldId } from '../draft/dates';

/** Why the campaign may be ready to be archived, with the evidence and what can be done. */
export function AdviceList({ campaign, onArchive }: { campaign: Campaign; onArchive: () => void }) {
  const { advice } = campaign;
  const manager = useMay('owner', 'admin');
  if (advice.length === 0) return null;
  const toEnd = () => {
    const field = document.getElementById(endFieldId);
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
  };
  return (
    <Notice color="blue" icon={<Lightbulb aria-hidden />} title="This campaign may be ready to be archived">
      <Stack gap="sm">
        {advice.map((each) => (
          <Text key={each.reason} size="sm">
            <strong>{adviceTitles[each.reason]}.</strong> <Evidence advice={each} campaign={campaign} />
          </Text>
        ))}
        <Group gap="xs">
          <Button size="xs" onClick={onArchive}>
            Archive this campaign
          </Button>
          {manager && advice.some(({ reason }) => reason === 'past_end') && (
            <Button size="xs" variant="default" onClick={toEnd}>
              Set a later end date
            </Button>
          )}
        </Group>
      </Stack>
    </Notice>
  );
}
