import { Text } from '@mantine/core';
import type { Schemas } from '../../../api/client';
import { ShownOnce } from '../../../ui/shown-once';

/** Shows a secret that Lastcall has made, this once. Nothing where somebody entered it. */
export function MadeSecret({
  source,
  onClose,
}: {
  source: Schemas['CallSourceWithSecret'] | undefined;
  onClose: () => void;
}) {
  if (!source || source.secret === null) return null;
  return (
    <ShownOnce
      opened
      title={`The secret of “${source.name}”`}
      label="Secret"
      value={source.secret}
      onClose={onClose}
    >
      <Text size="sm">Put it where your dialer keeps its secrets. It signs what it sends to:</Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {source.url}
      </Text>
    </ShownOnce>
  );
}
