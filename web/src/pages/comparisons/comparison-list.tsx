import { Text } from '@mantine/core';
import { GitCompareArrows } from 'lucide-react';
import type { Schemas } from '../../api/client';
import { RowsSkeleton } from '../../ui/rows-skeleton';
import { Section } from '../../ui/section';
import { CardTable, Cell, Head, Row, RowHead } from '../../ui/table';
import { carrierName } from '../../campaign/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { count, useTimes } from '../../ui/format';
import { LoadMore } from '../../ui/load-more';
import { Term } from '../../ui/term';
import type { ComparisonPages } from './use-comparisons';

type Comparison = Schemas['Comparison'];

/** What was compared, the newest first. */
export function ComparisonList({ list, mayCompare }: { list: ComparisonPages; mayCompare: boolean }) {
  return (
    <Section title="Comparisons" description="One for each carrier, the newest first.">
      {list.isPending ? (
        <RowsSkeleton rows={4} />
      ) : list.data === undefined ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : list.items.length === 0 ? (
        <EmptyState
          icon={GitCompareArrows}
          title="Nothing has been compared yet"
          text={
            mayCompare
              ? 'Press “Compare now”, or wait for the night. A carrier is compared once it is set up in the settings.'
              : 'It is done every night, once a carrier is set up in the settings.'
          }
        />
      ) : (
        <>
          <CardTable
            label="Comparisons"
            head={
              <>
                <Head>Carrier</Head>
                <Head>Started</Head>
                <Head>Listed there</Head>
                <Head>
                  <Term word="leak">Leaks</Term>
                </Head>
                <Head>
                  <Term word="ghost">Ghosts</Term>
                </Head>
                <Head>
                  <Term word="stranger">Strangers</Term>
                </Head>
                <Head>Result</Head>
              </>
            }
          >
            {list.items.map((each) => (
              <ComparisonRow key={each.id} comparison={each} />
            ))}
          </CardTable>
          <LoadMore query={list} />
        </>
      )}
    </Section>
  );
}

const known = (value: number | null) => (value === null ? '–' : count(value));

function ComparisonRow({ comparison }: { comparison: Comparison }) {
  const times = useTimes();
  const { carrier, startedAt, listed, leaks, ghosts, strangers } = comparison;
  return (
    <Row>
      <RowHead>
        <Text size="sm" fw={600}>
          {carrierName(carrier)}
        </Text>
      </RowHead>
      <Cell label="Started">{times.minute(startedAt)}</Cell>
      <Cell label="Listed there">{known(listed)}</Cell>
      <Cell label="Leaks">{known(leaks)}</Cell>
      <Cell label="Ghosts">{known(ghosts)}</Cell>
      <Cell label="Strangers">{known(strangers)}</Cell>
      <Cell label="Result" maw={360}>
        <Result comparison={comparison} />
      </Cell>
    </Row>
  );
}

function Result({ comparison: { finishedAt, error, leaks, ghosts, strangers } }: { comparison: Comparison }) {
  if (error)
    return (
      <div>
        <Text size="sm" fw={600}>
          Not compared: {error.title}
        </Text>
        <Text size="sm">{error.whatToDo}</Text>
      </div>
    );
  if (finishedAt === null) return <Text size="sm">Under way</Text>;
  const found = (leaks ?? 0) + (ghosts ?? 0) + (strangers ?? 0);
  return <Text size="sm">{found === 0 ? 'Both agree' : 'They differed'}</Text>;
}
