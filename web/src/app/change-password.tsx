import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { auth } from '../api/auth';
import { Dialog } from '../ui/dialog';
import { showDone } from '../ui/notify';
import { NewPassword } from '../ui/new-password';

export function ChangePassword({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => auth.changePassword(current, next),
    meta: { quiet: true },
    onSuccess: () => {
      setCurrent('');
      setNext('');
      onClose();
      showDone('Your password is changed. Other browsers are signed out.');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title="Change password">
      <form onSubmit={submit}>
        <Stack>
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            error={change.error?.message}
          />
          <NewPassword label="New password" value={next} onChange={setNext} />
          <Button type="submit" loading={change.isPending}>
            Change password
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
