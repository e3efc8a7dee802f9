import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Campaign } from '../../../campaign/words';
import { count } from '../../../ui/format';
import { Term } from '../../../ui/term';

/** A campaign in figures. */
export function KeyNumbers({ campaign: { counts, callersOnline, status } }: { campaign: Campaign }) {
  const archived = status === 'archived';
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }} spacing="sm">
      <Figure name="Contacts" value={count(counts.contacts)} />
      <Figure name={<Term word="remaining">Remaining dials</Term>} value={count(counts.remaining)} />
      <Figure name={<Term word="dial">Dials</Term>} value={count(counts.dials)} />
      <Figure name={<Term word="live">Callers live</Term>} value={archived ? '–' : count(callersOnline)} />
      <Figure
        name={archived ? <Term word="release">Numbers released</Term> : 'Numbers'}
        value={
          archived ? `${count(counts.releasedNumbers)} of ${count(counts.numbers)}` : count(counts.numbers)
        }
      />
    </SimpleGrid>
  );
}

function Figure({ name, value }: { name: ReactNode; value: string }) {
  return (
    <Paper withBorder p="sm">
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text fz={24} fw={650} lh={1.3} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Text>
    </Paper>
  );
}
