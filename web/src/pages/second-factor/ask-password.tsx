import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';

/** Asks for the password before something that only the person themselves may do. */
export function AskPassword<Answer>(props: {
  title: string;
  text: ReactNode;
  submitLabel: string;
  act: (password: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  onClose: () => void;
}) {
  const [password, setPassword] = useState('');
  const acting = useMutation({
    mutationFn: () => props.act(password),
    meta: { quiet: true },
    onSuccess: props.onDone,
  });
  return (
    <Dialog opened onClose={props.onClose} title={props.title}>
      <DialogForm
        sending={acting}
        submitLabel={props.submitLabel}
        onSubmit={acting.mutate}
        onClose={props.onClose}
      >
        {props.text}
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          required
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
