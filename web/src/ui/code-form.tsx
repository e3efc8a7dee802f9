import { Alert, Anchor, Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { secondFactor } from '../api/second-factor';

/** Asks for the code after the password. */
export function CodeForm({ onSignedIn, onBack }: { onSignedIn: () => unknown; onBack: () => void }) {
  const [code, setCode] = useState('');
  const [recovering, setRecovering] = useState(false);
  const give = useMutation({
    mutationFn: () => (recovering ? secondFactor.giveRecoveryCode(code) : secondFactor.giveCode(code)),
    meta: { quiet: true },
    onSuccess: onSignedIn,
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  const change = () => {
    setRecovering(!recovering);
    setCode('');
    give.reset();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {give.error && (
          <Alert color="red" variant="light" role="alert">
            {give.error.message}
          </Alert>
        )}
        <TextInput
          key={String(recovering)}
          {...(recovering
            ? { label: 'Recovery code', description: 'One of the ten that you kept. It is used up by this.' }
            : {
                label: 'Code',
                description: 'Six digits, from the authenticator app on your phone.',
                inputMode: 'numeric',
                autoComplete: 'one-time-code',
              })}
          required
          autoFocus
          data-autofocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={give.isPending}>
          Sign in
        </Button>
        <Group justify="space-between" gap="xs">
          <Anchor component="button" type="button" size="sm" onClick={change}>
            {recovering ? 'Use the app’s code' : 'Use a recovery code'}
          </Anchor>
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            Back
          </Anchor>
        </Group>
      </Stack>
    </form>
  );
}
