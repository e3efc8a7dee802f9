import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { answer, api, ProblemError, type Schemas } from '../../api/client';
import { Phone } from '../../ui/phone';
import { CallTimer } from './call-timer';
import { ChoiceOfResult, type Choice, resultOf } from './choice-of-result';
import type { OpenCall } from './open-call';
import { outcomeWords } from './outcomes';

/** A call in progress: whom it reaches, how long it runs, and what came of it. */
export function CallForm(props: {
  campaignId: string;
  open: OpenCall;
  /** note: what was saved, in words; undefined: nothing */
  onFinished: (note: string | undefined) => void;
}) {
  const { campaignId, open, onFinished } = props;
  const { call, beganAtMs } = open;
  const [choice, setChoice] = useState<Choice>({ outcome: 'answered', disposition: null, other: '' });
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const save = useMutation({
    mutationFn: (body: Schemas['CallResult']) =>
      answer(
        api.POST('/v1/assignments/{campaignId}/calls/{callId}/result', {
          params: { path: { campaignId, callId: call.callId } },
          body,
        }),
      ),
    onSuccess: (_, { outcome, disposition }) =>
      onFinished(`Result saved: ${disposition ?? outcomeWords[outcome]}.`),
  });
  // Asking again cannot change such an answer: the caller must have a way out.
  const hopeless = save.error instanceof ProblemError && save.error.status < 500;

  const { contact, from } = call;
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ') || 'No name given';
  const result = resultOf(choice);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (result) save.mutate(result);
  };
  return (
    <Paper withBorder p="md" component="form" onSubmit={submit}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div style={{ minWidth: 0 }}>
            <Title
              order={2}
              size="h3"
              ref={title}
              tabIndex={-1}
              style={{ outline: 'none', overflowWrap: 'anywhere' }}
            >
              {name}
            </Title>
            <Anchor href={`tel:${contact.phone}`} size="lg" underline="always">
              <Phone e164={contact.phone} />
            </Anchor>
            {contact.extension !== null && <Text size="sm">Extension {contact.extension}</Text>}
            {from !== null && (
              <Text size="sm" c="dimmed">
                They see <Phone e164={from} />
              </Text>
            )}
          </div>
          <CallTimer beganAtMs={beganAtMs} />
        </Group>
        <ChoiceOfResult choice={choice} onChange={setChoice} />
        <Group gap="xs">
          <Button type="submit" loading={save.isPending} disabled={result === null}>
            Save result
          </Button>
          {hopeless && (
            <Button variant="default" onClick={() => onFinished(undefined)}>
              Go on without saving
            </Button>
          )}
          {result === null && (
            <Text size="sm" c="dimmed">
              Choose what the person said first.
            </Text>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
