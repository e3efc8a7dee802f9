import { Center, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** What a page shows when there is nothing yet: what belongs here, and the next thing to do. */
export function EmptyState(props: { icon: LucideIcon; title: string; text: string; action?: ReactNode }) {
  const { icon: Icon, title, text, action } = props;
  return (
    <Center py="xl" px="md">
      <Stack align="center" gap="sm" maw={460}>
        <ThemeIcon size={56} radius="xl" variant="light" aria-hidden>
          <Icon size={28} />
        </ThemeIcon>
        <Title order={2} size="h4" ta="center">
          {title}
        </Title>
        <Text ta="center" c="dimmed">
          {text}
        </Text>
        {action}
      </Stack>
    </Center>
  );
}
