import { Timeline, Text, Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { answer, api } from '../../../api/client';
import { actionWords, actorWords } from '../../../audit/action-words';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { onCampaignClock } from '../../../campaign/clock';
import type { Campaign } from '../../../campaign/words';
import { ErrorState } from '../../../ui/error-state';
import { useTimes } from '../../../ui/format';
import { LoadMore } from '../../../ui/load-more';
import { usePages } from '../../../ui/use-pages';
import { Details } from '../../audit-log/details';

const pageSize = 10;

/** Who did what to the campaign, newest first. */
export function AuditTrail({ campaign }: { campaign: Campaign }) {
  const { id: campaignId, status, endsAt, eventAt, archive, counts, noticeAt, clockShiftMs } = campaign;
  const times = useTimes();
  // What these tell of is what is written down.
  const version = JSON.stringify([
    status,
    endsAt,
    eventAt,
    archive?.stage,
    counts.contacts,
    counts.numbers,
    noticeAt,
    clockShiftMs,
  ]);
  const trail = usePages(['audit-log', campaignId, version], (cursor) =>
    answer(
      api.GET('/v1/audit-log', {
        params: { query: { campaignId, limit: pageSize, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  return (
    <Section
      title="Audit trail"
      description="Who did what, newest first."
      actions={
        <Anchor component={Link} to={`/audit-log?campaign=${campaignId}`} size="sm">
          In the audit log
        </Anchor>
      }
    >
      {trail.isPending && <RowsSkeleton rows={3} />}
      {trail.error && <ErrorState error={trail.error} retry={() => void trail.refetch()} />}
      {trail.isSuccess && trail.items.length === 0 && (
        <Text size="sm" c="dimmed">
          No entries for this campaign.
        </Text>
      )}
      {trail.items.length > 0 && (
        <Timeline bulletSize={14} lineWidth={2} active={trail.items.length}>
          {trail.items.map((entry) => (
            <Timeline.Item key={entry.id} title={actionWords(entry.action)}>
              <Text size="sm" c="dimmed">
                {actorWords(entry)}, {times.minute(onCampaignClock(entry.at, entry.clockShiftMs))}
              </Text>
              <Details entry={entry} />
            </Timeline.Item>
          ))}
        </Timeline>
      )}
      <LoadMore query={trail} />
    </Section>
  );
}
