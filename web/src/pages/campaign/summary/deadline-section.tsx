import { Button, Group, List, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import type { Campaign } from '../../../campaign/words';
import { useMay } from '../../../session/session';
import { plural, useTimes } from '../../../ui/format';
import { showDone } from '../../../ui/notify';
import { Section } from '../../../ui/section';

const shownMoves = 10;
const keepDays = 30;

const reasons: Readonly<Record<Schemas['DeadlineMove']['reason'], string>> = {
  dial: 'by a dial',
  keep: 'kept',
  policy: 'by a change of the account’s settings',
  exempted: 'exempted',
  exemption_ended: 'since an exemption ended',
  delay: 'since it could not be done in time',
};

/** What moved an active campaign's deadline, and what moves it without a dial. */
export function DeadlineSection({ campaign }: { campaign: Campaign }) {
  const { id, name, exemption, keepsLeft } = campaign;
  const manager = useMay('owner', 'admin');
  const [reason, setReason] = useState('');
  const changed = useChanged();
  const params = { path: { campaignId: id } };
  const moves = useQuery({
    queryKey: ['campaign', id, 'deadline-moves'],
    queryFn: () =>
      answer(
        api.GET('/v1/campaigns/{campaignId}/deadline-moves', {
          params: { ...params, query: { limit: shownMoves } },
        }),
      ),
  });
  const act = useMutation({
    mutationFn: (action: 'keep' | 'exempt' | 'end') => {
      if (action === 'keep')
        return answer(
          api.POST('/v1/campaigns/{campaignId}/keep', { params, body: { reason, days: keepDays } }),
        );
      if (action === 'exempt')
        return answer(api.PUT('/v1/campaigns/{campaignId}/exemption', { params, body: { reason } }));
      return answer(api.DELETE('/v1/campaigns/{campaignId}/exemption', { params }));
    },
    onSuccess: () => {
      setReason('');
      void changed('campaign');
      showDone(`The deadline of ${name} has moved.`);
    },
  });
  const keep = (event: FormEvent) => {
    event.preventDefault();
    act.mutate('keep');
  };
  const unsaid = reason.trim() === '';
  const exempt = exemption !== null;
  return (
    <Section
      title="Deadline"
      description={
        exempt
          ? 'It has none while it is exempt.'
          : `It may be kept ${plural(keepsLeft, 'more time', 'more times')} without a dial.`
      }
    >
      {!exempt && (
        <form onSubmit={keep}>
          <Group align="flex-end" gap="sm">
            <TextInput
              label="Reason"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              type="submit"
              variant="default"
              disabled={unsaid || keepsLeft === 0}
              loading={act.isPending}
            >
              Keep {keepDays} more days
            </Button>
            {manager && (
              <Button
                variant="default"
                disabled={unsaid || act.isPending}
                onClick={() => act.mutate('exempt')}
              >
                Exempt
              </Button>
            )}
          </Group>
        </form>
      )}
      {manager && exemption?.of === 'campaign' && (
        <Button variant="default" loading={act.isPending} onClick={() => act.mutate('end')}>
          End the exemption
        </Button>
      )}
      {(moves.data?.items.length ?? 0) > 0 && (
        <List size="sm">
          {moves.data?.items.map((move) => (
            <List.Item key={move.id}>
              <Move move={move} />
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}

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
