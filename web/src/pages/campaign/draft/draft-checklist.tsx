import { Group, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { Section } from '../../../ui/section';
import type { Campaign } from '../../../campaign/words';
import { plural, useTimes } from '../../../ui/format';
import { callersQuery } from '../callers/callers-query';

/** What a draft has for its launch, and what it lacks. */
export function DraftChecklist({ campaign }: { campaign: Campaign }) {
  const { counts, endsAt } = campaign;
  const times = useTimes();
  const { data: callers } = useQuery(callersQuery(campaign.id));
  const assigned = callers?.items.filter((caller) => caller.endedAt === null).length ?? 0;
  const ended = endsAt !== null && new Date(endsAt).getTime() <= Date.now();
  const lines = [
    [counts.contacts > 0, plural(counts.contacts, 'contact'), 'No contacts: import them below'],
    [counts.numbers > 0, plural(counts.numbers, 'number'), 'No numbers: attach those that are rented for it'],
    [assigned > 0, plural(assigned, 'caller'), 'No callers assigned: not needed if they work in a dialer'],
    [
      endsAt !== null && !ended,
      `Ends ${times.day(endsAt)}`,
      endsAt === null
        ? 'No end date: with one, you are told when it is past'
        : `Its end, ${times.day(endsAt)}, has passed: set a later one`,
    ],
  ] as const;
  const missing = lines.filter(([done]) => !done).length;
  return (
    <Section
      title="Ready to launch?"
      description={
        missing === 0
          ? 'Everything is there.'
          : 'A campaign can be launched without these; contacts, numbers and callers can follow.'
      }
    >
      <List listStyleType="none" spacing="xs" size="sm">
        {lines.map(([done, there, lacking]) => {
          const Icon = done ? CircleCheck : CircleDashed;
          return (
            <List.Item key={lacking}>
              <Group gap="xs" wrap="nowrap" align="flex-start">
                <Icon
                  size={18}
                  style={{ flex: 'none' }}
                  aria-label={done ? 'There:' : 'Missing:'}
                  role="img"
                />
                <Text size="sm" c={done ? undefined : 'dimmed'}>
                  {done ? there : lacking}
                </Text>
              </Group>
            </List.Item>
          );
        })}
      </List>
    </Section>
  );
}
