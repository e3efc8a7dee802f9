import { Anchor, Text } from '@mantine/core';
import { ShownOnce } from '../../../ui/shown-once';
import { nameOf, type WebhookWithSecret } from './webhooks-query';

/** Shows the secret of a webhook, this once. */
export function MadeSecret(props: { made: WebhookWithSecret | undefined; onClose: () => void }) {
  const { made, onClose } = props;
  if (!made) return null;
  return (
    <ShownOnce
      opened
      title={`The secret of “${nameOf(made)}”`}
      label="Secret"
      value={made.secret}
      onClose={onClose}
    >
      <Text size="sm">
        Put it where your program keeps its secrets. With it your program checks that what comes is from
        Lastcall and was not changed: every message is signed as{' '}
        <Anchor
          href="https://www.standardwebhooks.com"
          target="_blank"
          rel="noreferrer"
          inherit
          underline="always"
        >
          Standard Webhooks
        </Anchor>{' '}
        says, for which there are libraries in many languages.
      </Text>
    </ShownOnce>
  );
}
