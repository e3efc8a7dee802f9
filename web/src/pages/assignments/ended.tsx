import { Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { Assignment } from './assignment';
import { useEndedWords } from './use-ended-words';

/** What the person was assigned to within the last 24 hours, and why it ended. */
export function Ended({ assignments }: { assignments: Assignment[] }) {
  const titleId = useId();
  const words = useEndedWords();
  if (assignments.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-labelledby={titleId}>
      <Title order={2} size="h4" id={titleId}>
        Ended within the last 24 hours
      </Title>
      <Stack component="ul" gap="xs" m={0} pl="lg">
        {assignments.map((each) => (
          <li key={each.campaignId} style={{ overflowWrap: 'anywhere' }}>
            <Text component="span" fw={600}>
              {each.campaignName}
            </Text>{' '}
            <Text component="span" c="dimmed">
              {words.short(each)}
            </Text>
          </li>
        ))}
      </Stack>
    </Stack>
  );
}
