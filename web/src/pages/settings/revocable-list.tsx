import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { type LucideIcon, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { EmptyState } from '../../ui/empty-state';

/** What opens something by a secret until it is revoked; revoked ones are shown on demand. */
export function RevocableList<T extends { revokedAt: string | null }>(props: {
  items: readonly T[];
  about: string;
  createLabel: string;
  onCreate: () => void;
  empty: { icon: LucideIcon; title: string; text: string };
  table: (shown: T[]) => ReactNode;
}) {
  const { items, about, createLabel, onCreate, empty, table } = props;
  const [withRevoked, setWithRevoked] = useState(false);
  const valid = items.filter(({ revokedAt }) => revokedAt === null);
  const shown = withRevoked ? [...items] : valid;
  const revoked = items.length - valid.length;
  const createButton = (
    <Button leftSection={<Plus size={18} aria-hidden />} onClick={onCreate}>
      {createLabel}
    </Button>
  );
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" style={{ flex: '1 1 16rem' }}>
          {about}
        </Text>
        {shown.length > 0 && createButton}
      </Group>
      {revoked > 0 && (
        <Switch
          label={`Show the ${revoked} revoked`}
          checked={withRevoked}
          onChange={(event) => setWithRevoked(event.currentTarget.checked)}
        />
      )}
      {shown.length === 0 ? <EmptyState {...empty} action={createButton} /> : table(shown)}
    </Stack>
  );
}
