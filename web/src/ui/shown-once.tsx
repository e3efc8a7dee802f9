import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyValueButton } from './copy-value-button';

/** Shows a secret that cannot be shown again, with a button that copies it. It closes by its own button alone. */
export function ShownOnce(props: {
  opened: boolean;
  title: string;
  label: string;
  value: string;
  children: ReactNode;
  onClose: () => void;
}) {
  const { opened, title, label, value, children, onClose } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      centered
      size="lg"
      // A stray click or key must not lose it.
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>
        {children}
        <TextInput
          label={label}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        <Alert color="orange" variant="light" p="xs">
          <Text size="sm">It is shown this once. Copy it before you close.</Text>
        </Alert>
        <Group justify="flex-end" gap="xs">
          <CopyValueButton value={value} />
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
