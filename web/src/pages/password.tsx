import { Alert, Anchor, Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { auth } from '../api/auth';
import { FrontDoor } from '../ui/front-door';
import { NewPassword } from '../ui/new-password';

/** Where a password link leads. The token is behind the #, so that no server's log ever has it. */
export default function Password() {
  const token = useLocation().hash.slice(1);
  const [password, setPassword] = useState('');
  const change = useMutation({ mutationFn: () => auth.setPassword(token, password), meta: { quiet: true } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  if (change.isSuccess) {
    return (
      <FrontDoor title="Your password is set">
        <Button component={Link} to="/sign-in">
          Sign in
        </Button>
      </FrontDoor>
    );
  }
  return (
    <FrontDoor title="Choose a password">
      <form onSubmit={submit}>
        <Stack>
          {change.error && (
            <Alert color="red" variant="light" role="alert">
              {change.error.message} If the link is used or too old,{' '}
              <Anchor component={Link} to="/forgot-password">
                ask for a new one
              </Anchor>
              .
            </Alert>
          )}
          <NewPassword label="New password" autoFocus value={password} onChange={setPassword} />
          <Button type="submit" loading={change.isPending}>
            Set password
          </Button>
        </Stack>
      </form>
    </FrontDoor>
  );
}
