import { Progress, Stack, Text } from '@mantine/core';
import { count, plural, useTimes } from '../../../ui/format';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { type Erasure, problemWords, reasonWords } from './words';

export function ErasureTable({ erasures }: { erasures: Erasure[] }) {
  const times = useTimes();
  return (
    <CardTable
      label="Erasures, newest first"
      head={
        <>
          <Head>Asked for</Head>
          <Head>Why</Head>
          <Head>Who</Head>
          <Head>State</Head>
          <Head>Taken out</Head>
        </>
      }
    >
      {erasures.map((erasure) => (
        <Row key={erasure.id}>
          <RowHead>{times.minute(erasure.createdAt)}</RowHead>
          <Cell label="Why">{reasonWords[erasure.reason]}</Cell>
          <Cell label="Who" style={{ overflowWrap: 'anywhere' }}>
            {erasure.requestedByName ?? 'Somebody who is no longer here'}
          </Cell>
          <Cell label="State" miw={{ sm: 220 }}>
            <State erasure={erasure} />
          </Cell>
          <Cell label="Taken out">
            {plural(erasure.contacts, 'contact')}, {plural(erasure.calls, 'call')},{' '}
            {plural(erasure.files, 'sealed file')}
          </Cell>
        </Row>
      ))}
    </CardTable>
  );
}

function State({ erasure }: { erasure: Erasure }) {
  const times = useTimes();
  const { finishedAt, problem, campaigns, campaignsDone } = erasure;
  if (finishedAt !== null) return <Text size="sm">Done {times.minute(finishedAt)}</Text>;
  return (
    <Stack gap={4}>
      <Text size="sm">
        {count(campaignsDone)} of {plural(campaigns, 'campaign')}
      </Text>
      {problem !== null && (
        <Text size="sm" fw={600}>
          {problemWords[problem]}
        </Text>
      )}
      <Progress
        value={campaigns === 0 ? 100 : (100 * campaignsDone) / campaigns}
        color={problem === null ? undefined : 'orange'}
        animated={problem === null}
        aria-label="How many campaigns are done"
      />
    </Stack>
  );
}
