import { Alert, Button, Code, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core';
import { Download } from 'lucide-react';
import { CopyValueButton } from '../../ui/copy-value-button';

/** Shows the recovery codes this once. It closes by its own button alone: a stray click or key must not lose them. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const text = `${codes.join('\n')}\n`;
  return (
    <Modal
      opened
      onClose={onClose}
      title="Your recovery codes"
      centered
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>
        <Text size="sm">
          Each signs you in once without your phone. Keep them where you would find them without it: on paper,
          or in a password manager.
        </Text>
        <SimpleGrid cols={2} spacing="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {codes.map((code) => (
            <li key={code}>
              <Code fz="md">{code}</Code>
            </li>
          ))}
        </SimpleGrid>
        <Alert color="orange" variant="light" p="xs">
          <Text size="sm">They are shown this once.</Text>
        </Alert>
        <Group justify="flex-end" gap="xs">
          <CopyValueButton value={text} />
          <Button
            component="a"
            variant="default"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
            download="lastcall-recovery-codes.txt"
            leftSection={<Download size={16} aria-hidden />}
          >
            Download
          </Button>
          <Button onClick={onClose}>I have kept them</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
