import { Badge, Text } from '@mantine/core';
import { plural, useTimes } from '../../../ui/format';
import type { Webhook } from './webhooks-query';

const disabledWords: Readonly<Record<NonNullable<Webhook['disabledReason']>, string>> = {
  gone: 'The receiver answered 410: it wants nothing any more.',
  failing: 'It took nothing for days.',
  person: 'Somebody switched it off.',
};

const stateOf = ({ status, failures }: Webhook) =>
  status === 'disabled'
    ? { label: 'Disabled', color: 'red' }
    : failures > 0
      ? { label: 'Failing', color: 'orange' }
      : { label: 'Enabled', color: 'teal' };

/** Whether events are sent to it, and if not, why. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  const times = useTimes();
  const { label, color } = stateOf(webhook);
  const { disabledReason, disabledAt, failures, failingSince, status } = webhook;
  return (
    <>
      <Badge variant="light" color={color} c="var(--mantine-color-text)" radius="sm" tt="none">
        {label}
      </Badge>
      {disabledReason !== null && (
        <Text size="sm" mt={4}>
          {disabledWords[disabledReason]} Since {times.minute(disabledAt)}.
        </Text>
      )}
      {status === 'enabled' && failures > 0 && (
        <Text size="sm" mt={4}>
          {plural(failures, 'attempt')} failed since {times.minute(failingSince)}.
        </Text>
      )}
    </>
  );
}
