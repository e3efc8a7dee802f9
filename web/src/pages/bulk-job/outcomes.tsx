import { Badge, Group } from '@mantine/core';
import { count } from '../../ui/format';
import { type BulkOutcome, outcomeWords } from './words';

/** How many campaigns had which outcome, and how many are still to come. */
export function Outcomes(props: { outcomes: Partial<Record<BulkOutcome, number>>; waiting: number }) {
  const { outcomes, waiting } = props;
  const known = (Object.keys(outcomeWords) as BulkOutcome[])
    .map((outcome) => [outcomeWords[outcome], outcomes[outcome] ?? 0] as const)
    .filter(([, campaigns]) => campaigns > 0);
  const all = waiting > 0 ? [...known, ['Still to come', waiting] as const] : known;
  return (
    <Group gap="xs">
      {all.map(([words, campaigns]) => (
        <Badge key={words} variant="default" radius="sm" tt="none" fw={500} size="lg">
          {words}: {count(campaigns)}
        </Badge>
      ))}
    </Group>
  );
}
