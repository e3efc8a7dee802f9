import { List, Text } from '@mantine/core';
import { answer, api, type Schemas } from '../../../api/client';
import { useTimes } from '../../../ui/format';
import { LoadMore } from '../../../ui/load-more';
import { usePages } from '../../../ui/use-pages';

const pageSize = 10;

/** How a campaign's deadline moved, newest first. */
export const useMoves = (campaignId: string) =>
  usePages(['campaign', campaignId, 'deadline-moves'], (cursor) =>
    answer(
      api.GET('/v1/campaigns/{campaignId}/deadline-moves', {
        params: { path: { campaignId }, query: { limit: pageSize, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );

export function DeadlineMoves({ moves }: { moves: ReturnType<typeof useMoves> }) {
  if (moves.items.length === 0) return null;
  return (
    <>
      <List size="sm" aria-label="How the deadline moved, newest first">
        {moves.items.map((move) => (
          <List.Item key={move.id}>
            <Move move={move} />
          </List.Item>
        ))}
      </List>
      <LoadMore query={moves} />
    </>
  );
}

const reasons: Readonly<Record<Schemas['DeadlineMove']['reason'], string>> = {
  dial: 'by a dial',
  keep: 'kept',
  policy: 'by a change of the account’s settings',
  exempted: 'exempted',
  exemption_ended: 'since an exemption ended',
  delay: 'since it could not be done in time',
};

function Move({ move }: { move: Schemas['DeadlineMove'] }) {
  const times = useTimes();
  const { from, to, reason, actorName, note, movedAt } = move;
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      {from === null ? 'Set' : `From ${times.minute(from)}`}{' '}
      {to === null ? 'to none' : `to ${times.minute(to)}`} {reasons[reason]}
      {actorName !== null && (reason === 'dial' ? ` of ${actorName}’s` : ` by ${actorName}`)}
      {note !== null && `: ${note}`} ({times.minute(movedAt)})
    </Text>
  );
}
