import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { useMay } from '../../../session/session';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { campaignNowMs } from '../../../campaign/clock';
import type { Campaign } from '../../../campaign/words';
import { ErrorState } from '../../../ui/error-state';
import { fromNow, plural, useTimes } from '../../../ui/format';
import { showDone } from '../../../ui/notify';
import { AssignCaller } from './assign-caller';
import { callersQuery } from './callers-query';

type Caller = Schemas['Caller'];

/** Who calls for the campaign, and who of them is live. */
export function CallersSection({ campaign }: { campaign: Campaign }) {
  const { id, status } = campaign;
  const editable = useMay('owner', 'admin') && status !== 'archived';
  const callers = useQuery(callersQuery(id));
  if (callers.isPending) return <RowsSkeleton rows={3} />;
  if (callers.error && !callers.data)
    return <ErrorState error={callers.error} retry={() => void callers.refetch()} />;
  const { items, others } = callers.data;
  const standing = items.filter(({ endedAt }) => endedAt === null);
  const shown = status === 'archived' ? items : standing;
  return (
    <Section
      title="Callers"
      description={
        status === 'archived'
          ? items.length === 0
            ? 'Nobody was assigned.'
            : 'Everybody who was assigned. Nobody has access to the campaign anymore.'
          : standing.length === 0
            ? 'Nobody is assigned. Members of your account who are see the campaign under “My assignments”.'
            : `${plural(standing.length, 'caller')} assigned, ${standing.filter(({ live }) => live).length} live.`
      }
    >
      <Stack gap="sm">
        {editable && <AssignCaller campaignId={id} assigned={standing.map(({ userId }) => userId)} />}
        {shown.length > 0 && (
          <CardTable
            label="Callers of this campaign"
            head={
              <>
                <Head>Name</Head>
                <Head>Now</Head>
                {editable && <Head w={120}>Actions</Head>}
              </>
            }
          >
            {shown.map((caller) => (
              <CallerRow
                key={`${caller.userId} ${caller.assignedAt}`}
                caller={caller}
                campaign={campaign}
                editable={editable}
              />
            ))}
          </CardTable>
        )}
        {others.length > 0 && (
          <Text size="sm">
            At work in a dialer:{' '}
            {others
              .map(({ callerId }) => callerId)
              .slice(0, 20)
              .join(', ')}
            {others.length > 20 && ` and ${others.length - 20} more`}.
          </Text>
        )}
      </Stack>
    </Section>
  );
}

function CallerRow(props: { caller: Caller; campaign: Campaign; editable: boolean }) {
  const { caller, campaign, editable } = props;
  return (
    <Row>
      <RowHead style={{ overflowWrap: 'anywhere' }}>
        {caller.name}{' '}
        <Text size="sm" c="dimmed">
          {caller.email}
        </Text>
      </RowHead>
      <Cell label="Now">
        <Presence caller={caller} nowMs={campaignNowMs(campaign)} />
      </Cell>
      {editable && (
        <Cell>
          <Unassign caller={caller} campaignId={campaign.id} />
        </Cell>
      )}
    </Row>
  );
}

function Presence(props: { caller: Caller; nowMs: number }) {
  const { live, lastSeenAt, endedAt, endReason } = props.caller;
  const times = useTimes();
  if (endedAt !== null) {
    return `${endReason === 'removed' ? 'Taken off' : 'Until the archive'}, ${times.minute(endedAt)}`;
  }
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      <span
        aria-hidden
        style={{
          width: 10,
          height: 10,
          borderRadius: 5,
          flex: 'none',
          border: '2px solid',
          borderColor: live ? 'var(--mantine-color-teal-6)' : 'var(--mantine-color-dimmed)',
          background: live ? 'var(--mantine-color-teal-6)' : 'transparent',
        }}
      />
      {live ? 'Live' : lastSeenAt === null ? 'Not seen yet' : `Last seen ${fromNow(lastSeenAt, props.nowMs)}`}
    </span>
  );
}

function Unassign({ caller: { userId, name }, campaignId }: { caller: Caller; campaignId: string }) {
  const changed = useChanged();
  const unassign = useMutation({
    mutationFn: () =>
      answer(
        api.DELETE('/v1/campaigns/{campaignId}/callers/{userId}', {
          params: { path: { campaignId, userId } },
        }),
      ),
    onSuccess: () => {
      void changed('campaign');
      showDone(`${name} is unassigned.`);
    },
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`Unassign ${name}`}
      loading={unassign.isPending}
      onClick={() => unassign.mutate()}
    >
      Unassign
    </Button>
  );
}
