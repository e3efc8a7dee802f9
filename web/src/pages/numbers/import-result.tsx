import { Stack, Text } from '@mantine/core';
import { ProblemError, type Schemas } from '../../api/client';
import { Facts } from '../../ui/facts';
import { count, plural } from '../../ui/format';

type Counts = Schemas['NumberImport'];
type Reason = Schemas['InboxItem']['reason'];

/** What came of an import. */
export function ImportResult({ result, carrier }: { result: Counts; carrier: string }) {
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {result.imported === 0
          ? `Nothing new: ${carrier} lists ${plural(result.listed, 'number')}.`
          : `${plural(result.imported, 'number')} imported from ${carrier}.`}
      </Text>
      <ImportCounts counts={result} />
    </Stack>
  );
}

function ImportCounts({ counts: { listed, imported, known, givenBack } }: { counts: Counts }) {
  return (
    <>
      <Facts
        facts={[
          ['Listed', count(listed)],
          ['New here', count(imported)],
          ['Known before', count(known)],
          ['Given back before', count(givenBack)],
        ]}
      />
      {givenBack > 0 && (
        <Text size="sm">
          {givenBack === 1 ? 'One number was' : `${count(givenBack)} numbers were`} released, but the carrier
          still lists {givenBack === 1 ? 'it' : 'them'}. See the carrier comparison.
        </Text>
      )}
    </>
  );
}

/** Why the list was not read to its end, and what was imported before that. */
export function ImportFailure({ error, carrier }: { error: Error; carrier: string }) {
  const problem = error instanceof ProblemError ? error.problem : {};
  const reason = problem['reason'] as Reason | undefined;
  const counts = typeof problem['imported'] === 'number' ? (problem as unknown as Counts) : undefined;
  return (
    <Stack gap="xs">
      <Text size="sm">{error.message}</Text>
      {reason?.whatToDo && <Text size="sm">{reason.whatToDo}</Text>}
      {counts && counts.listed > 0 && (
        <>
          <Text size="sm">Before that, of {carrier}’s list:</Text>
          <ImportCounts counts={counts} />
        </>
      )}
    </Stack>
  );
}
