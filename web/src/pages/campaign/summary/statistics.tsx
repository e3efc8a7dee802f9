import { SimpleGrid, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { answer, api } from '../../../api/client';
import type { Campaign } from '../../../campaign/words';
import { Section } from '../../../ui/section';
import { ErrorState } from '../../../ui/error-state';
import { Term } from '../../../ui/term';

// Charts are the largest part of these pages: they are loaded where there is something to draw.
const CallsChart = lazy(async () => ({ default: (await import('./charts')).CallsChart }));
const DialsChart = lazy(async () => ({ default: (await import('./charts')).DialsChart }));

const waiting = <Skeleton height={240} aria-label="Loading" role="status" />;

/** What callers noted, how calls ended on the line, and how many dials there were each day. */
export function Statistics({ campaign }: { campaign: Campaign }) {
  const { id: campaignId, clockShiftMs } = campaign;
  const archived = campaign.status === 'archived';
  const statistics = useQuery({
    queryKey: ['campaign', campaignId, 'statistics'],
    queryFn: () =>
      answer(api.GET('/v1/campaigns/{campaignId}/statistics', { params: { path: { campaignId } } })),
  });
  const { data, error } = statistics;
  if (error && !data) return <ErrorState error={error} retry={() => void statistics.refetch()} />;
  return (
    <>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Section
          title="Dispositions"
          description={
            <>
              What callers noted as the result: the <Term word="disposition">disposition</Term> of each call.
            </>
          }
        >
          {!data ? (
            waiting
          ) : data.dispositions.length === 0 ? (
            <Nothing
              text={
                archived
                  ? 'No caller noted a result.'
                  : 'No caller has noted a result yet. Dispositions are drawn here as calls end.'
              }
            />
          ) : (
            <Suspense fallback={waiting}>
              <CallsChart
                by="Disposition"
                bars={data.dispositions.map(({ disposition, calls }) => ({ code: disposition, calls }))}
              />
            </Suspense>
          )}
        </Section>
        <Section title="Outcomes" description="How calls ended on the line.">
          {!data ? (
            waiting
          ) : data.outcomes.length === 0 ? (
            <Nothing
              text={
                archived
                  ? 'No call told how it ended.'
                  : 'No call has told how it ended yet. Outcomes are drawn here as calls end.'
              }
            />
          ) : (
            <Suspense fallback={waiting}>
              <CallsChart
                by="Outcome"
                bars={data.outcomes.map(({ outcome, calls }) => ({ code: outcome, calls }))}
              />
            </Suspense>
          )}
        </Section>
      </SimpleGrid>
      <Section
        title="Dials by day"
        description={
          data &&
          `Days in the time zone ${data.timeZone}${clockShiftMs > 0 ? ', by the world’s clock instead of the demo campaign’s' : ''}.`
        }
      >
        {!data ? (
          waiting
        ) : data.dialsByDay.length === 0 ? (
          <Nothing
            text={
              archived
                ? 'Nobody dialled.'
                : 'Nobody has dialled yet. Each day’s dials are drawn here from the first one on.'
            }
          />
        ) : (
          <Suspense fallback={waiting}>
            <DialsChart days={data.dialsByDay} />
          </Suspense>
        )}
      </Section>
    </>
  );
}

function Nothing({ text }: { text: string }) {
  return (
    <Text size="sm" c="dimmed" py="xl" ta="center">
      {text}
    </Text>
  );
}
