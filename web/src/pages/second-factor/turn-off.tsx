import { PasswordInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { secondFactor } from '../../api/second-factor';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';

export function TurnOff({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const turnOff = useMutation({
    mutationFn: () => secondFactor.turnOff(password, code),
    meta: { quiet: true },
    onSuccess: onDone,
  });
  return (
    <Dialog opened onClose={onClose} title="Turn the second factor off">
      <DialogForm
        sending={turnOff}
        submitLabel="Turn it off"
        danger
        onSubmit={turnOff.mutate}
        onClose={onClose}
      >
        <Text size="sm">
          From then on your password alone signs you in. To move to another phone, turn it off and set it up
          again.
        </Text>
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          required
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <TextInput
          label="Code"
          description="Of the app, or a recovery code."
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
