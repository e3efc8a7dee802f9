import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Cell, Row, RowHead } from '../../../ui/table';
import { onCampaignClock } from '../../../campaign/clock';
import { type Campaign, carrierName, type PhoneNumber } from '../../../campaign/words';
import { useTimes } from '../../../ui/format';
import { showDone } from '../../../ui/notify';
import { usePhoneFormat } from '../../../ui/phone';
import { releaseWords } from './release-words';

interface NumberRowProps {
  number: PhoneNumber;
  campaign: Campaign;
  editable: boolean;
  onReceipt: (number: PhoneNumber) => void;
}

export function NumberRow({ number, campaign, editable, onReceipt }: NumberRowProps) {
  const { e164, carrier, release } = number;
  const phone = usePhoneFormat()(e164);
  const archived = campaign.status === 'archived';
  const proof = release?.status === 'released' ? 'Receipt' : 'Attempts';
  return (
    <Row>
      <RowHead>{phone}</RowHead>
      <Cell label="Carrier">{carrierName(carrier)}</Cell>
      {archived && (
        <Cell>
          <ReleaseState release={release} />
        </Cell>
      )}
      {(archived || editable) && (
        <Cell>
          {release && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`${proof} of ${phone}`}
              onClick={() => onReceipt(number)}
            >
              {proof}
            </Button>
          )}
          {!archived && editable && <Detach number={number} campaignId={campaign.id} />}
        </Cell>
      )}
    </Row>
  );
}

function ReleaseState({ release }: Pick<PhoneNumber, 'release'>) {
  const times = useTimes();
  if (!release) return <Text size="sm">Not asked for yet</Text>;
  const { status, reason, nextAttemptAt: next, releasedAt, clockShiftMs } = release;
  return (
    <Stack gap={2}>
      <Text size="sm" fw={status === 'needs_operator' ? 600 : undefined}>
        {releaseWords[status]}
        {releasedAt !== null && `, ${times.minute(onCampaignClock(releasedAt, clockShiftMs))}`}
        {status === 'waiting' && next !== null && `, next attempt ${times.minute(next)}`}
      </Text>
      {status !== 'released' && reason && (
        <Text size="sm" c="dimmed">
          {reason.title}. {reason.whatToDo}
        </Text>
      )}
    </Stack>
  );
}

function Detach({ number: { id: numberId, e164 }, campaignId }: { number: PhoneNumber; campaignId: string }) {
  const phone = usePhoneFormat()(e164);
  const changed = useChanged();
  const detach = useMutation({
    mutationFn: () =>
      answer(
        api.DELETE('/v1/campaigns/{campaignId}/numbers/{numberId}', {
          params: { path: { campaignId, numberId } },
        }),
      ),
    onSuccess: () => {
      void changed('campaign');
      showDone(`${phone} is detached. It stays rented, free for another campaign.`);
    },
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`Detach ${phone}`}
      loading={detach.isPending}
      onClick={() => detach.mutate()}
    >
      Detach
    </Button>
  );
}
