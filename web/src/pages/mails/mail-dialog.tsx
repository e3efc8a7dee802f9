import { Anchor, Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../api/client';
import { useChanged } from '../../api/stale';
import { onCampaignClock } from '../../campaign/clock';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { plural, useTimes } from '../../ui/format';
import { showDone } from '../../ui/notify';
import { RowsSkeleton } from '../../ui/rows-skeleton';
import { StateBadge } from './mail-table';
import { kindWords, resendable, stateWords } from './mail-words';

/** A mail as its recipient has it. Null: none is shown. */
export function MailDialog(props: {
  mailId: string | null;
  /** Shows another mail. */
  onShow: (mailId: string) => void;
  onClose: () => void;
}) {
  const { mailId, onShow, onClose } = props;
  const { data, error, refetch } = useQuery({
    queryKey: ['mails', 'one', mailId],
    queryFn: () => answer(api.GET('/v1/mails/{mailId}', { params: { path: { mailId: mailId ?? '' } } })),
    enabled: mailId !== null,
  });
  return (
    <Dialog
      opened={mailId !== null}
      onClose={onClose}
      size="xl"
      title={data ? (data.subject ?? kindWords[data.kind]) : 'Mail'}
    >
      {data ? (
        <Shown mail={data} onShow={onShow} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </Dialog>
  );
}

function Shown({ mail, onShow }: { mail: Schemas['Mail']; onShow: (mailId: string) => void }) {
  const times = useTimes();
  const {
    content,
    state,
    attempts,
    lastError,
    settledAt,
    nextAttemptAt,
    gatheredIn,
    gathered,
    clockShiftMs,
  } = mail;
  const told = (time: string) => times.minute(onCampaignClock(time, clockShiftMs));
  return (
    <Stack gap="sm">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        To {mail.recipientName !== null && `${mail.recipientName}, `}
        {mail.address}
      </Text>
      {mail.kind === 'invitation' && (
        <Text size="sm">
          Its link is for {mail.address} alone. “Send again” on the members page makes a new one.
        </Text>
      )}
      <Group gap="xs">
        <StateBadge state={state} />
        <Text size="sm">
          {settledAt !== null && `${told(settledAt)}: `}
          {stateWords[state].tells}
          {nextAttemptAt !== null && ` Attempts so far: ${attempts}; the next one: ${told(nextAttemptAt)}.`}
        </Text>
        {gatheredIn !== null && (
          <Anchor component="button" type="button" size="sm" onClick={() => onShow(gatheredIn)}>
            Show that mail
          </Anchor>
        )}
        {resendable.has(state) && <SendAgain mailId={mail.id} />}
      </Group>
      {gathered > 0 && <Text size="sm">It tells {plural(gathered, 'other mail')} too.</Text>}
      {lastError !== null && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {state === 'dropped' ? '' : 'The mail server: '}
          {lastError}
        </Text>
      )}
      {content === null ? (
        <Text size="sm" c="dimmed">
          It {state === 'waiting' ? 'is not written yet' : 'was not written by itself'}.
        </Text>
      ) : (
        <Tabs defaultValue="html">
          <Tabs.List aria-label="Parts of the mail">
            <Tabs.Tab value="html">As it looks</Tabs.Tab>
            <Tabs.Tab value="text">Text</Tabs.Tab>
            {content.calendar && <Tabs.Tab value="calendar">Calendar entry</Tabs.Tab>}
          </Tabs.List>
          <Tabs.Panel value="html" pt="sm">
            {/* Without any permission: nothing in it runs, loads, or leads anywhere. */}
            <iframe
              title={`The mail “${content.subject}”`}
              sandbox=""
              srcDoc={content.html}
              style={{ width: '100%', height: '60vh', border: 0 }}
            />
          </Tabs.Panel>
          <Tabs.Panel value="text" pt="sm">
            <Plain text={content.text} />
          </Tabs.Panel>
          {content.calendar && (
            <Tabs.Panel value="calendar" pt="sm">
              <Text size="sm" c="dimmed" mb="xs">
                The recipient’s mail program reads this, and offers to put the date into their calendar.
              </Text>
              <Plain text={content.calendar.ics} />
            </Tabs.Panel>
          )}
        </Tabs>
      )}
    </Stack>
  );
}

/** To the address that its person has now, and as what is so now. */
function SendAgain({ mailId }: { mailId: string }) {
  const changed = useChanged();
  const again = useMutation({
    mutationFn: () => answer(api.POST('/v1/mails/{mailId}/send-again', { params: { path: { mailId } } })),
    onSuccess: () => showDone('The mail waits to be sent again.'),
    onSettled: () => changed('mail'),
  });
  return (
    <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
      Send again
    </Button>
  );
}

const Plain = ({ text }: { text: string }) => (
  <Text
    size="sm"
    component="pre"
    ff="monospace"
    m={0}
    style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
  >
    {text}
  </Text>
);
