import { Button, Code, CopyButton, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { secondFactor } from '../../api/second-factor';
import { FormProblem } from '../../ui/form-problem';
import { Section } from '../../ui/section';
import { QrCode } from './qr-code';

/** Shows what the app needs, and counts only once the app has given a code. */
export function SetUpApp({
  uri,
  onDone,
  onCancel,
}: {
  uri: string;
  onDone: () => void;
  onCancel: () => void;
}) {
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => secondFactor.giveCode(code),
    meta: { quiet: true },
    onSuccess: onDone,
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <Section title="Set up your app">
      <form onSubmit={submit}>
        <Stack>
          <List type="ordered" size="sm" spacing="xs">
            <List.Item>Open an authenticator app on your phone. Any that scans QR codes will do.</List.Item>
            <List.Item>Scan this code, or type the key.</List.Item>
            <List.Item>Enter the six digits that the app shows.</List.Item>
          </List>
          <Group align="flex-start" gap="lg">
            <QrCode text={uri} label="QR code for your authenticator app" />
            <Stack gap="xs" style={{ flex: '1 1 14rem', minWidth: 0 }}>
              <Text size="sm" fw={600}>
                Key
              </Text>
              <Code style={{ overflowWrap: 'anywhere' }}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</Code>
              <CopyButton value={secret}>
                {({ copied, copy }) => (
                  <Button variant="default" size="compact-sm" onClick={copy} style={{ alignSelf: 'start' }}>
                    <span aria-live="polite">{copied ? 'Copied' : 'Copy the key'}</span>
                  </Button>
                )}
              </CopyButton>
            </Stack>
          </Group>
          <TextInput
            label="Code"
            description="It changes every 30 seconds."
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maw={220}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <FormProblem error={confirm.error} />
          <Group gap="xs">
            <Button type="submit" loading={confirm.isPending}>
              Turn it on
            </Button>
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
