import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { auth } from '../api/auth';
import { CodeForm } from './code-form';

/** Signs in with e-mail and password, and a code where the person has a second factor. */
export function SignInForm(props: {
  /** Who is expected; undefined: nobody in particular. */
  email?: string | undefined;
  /** What went wrong with another way to sign in. */
  problem?: string | undefined;
  onSignedIn: () => unknown;
}) {
  const [email, setEmail] = useState(props.email ?? '');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => auth.signIn(email.trim(), password),
    meta: { quiet: true },
    onSuccess: ({ asksForCode }) => (asksForCode ? undefined : props.onSignedIn()),
  });
  if (signIn.data?.asksForCode) return <CodeForm onSignedIn={props.onSignedIn} onBack={signIn.reset} />;
  const problem = signIn.error?.message ?? props.problem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  const known = props.email !== undefined;
  return (
    <form onSubmit={submit}>
      <Stack>
        {problem !== undefined && (
          <Alert color="red" variant="light" role="alert">
            {problem}
          </Alert>
        )}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          autoFocus={!known}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          {...(known && { 'data-autofocus': true })}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
