import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { auth } from '../api/auth';
import { answer, api } from '../api/client';
import { FrontDoor } from '../ui/front-door';

/** Only ways within these pages: an address that somebody else made up leads nowhere. */
const safeNext = (next: string | null) =>
  next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/';

const refusals: Readonly<Record<string, string>> = {
  not_invited: 'Nobody has invited you yet. Ask an owner or admin of your phone bank.',
  email_not_verified: 'Your sign-in service has not verified your e-mail address.',
  account_not_linked: 'Your sign-in service has not verified your e-mail address.',
};

export default function SignIn() {
  const [query] = useSearchParams();
  const next = safeNext(query.get('next'));
  const refused = query.get('error');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: options } = useQuery({
    queryKey: ['sign-in-options'],
    queryFn: () => answer(api.GET('/v1/sign-in-options')),
    staleTime: Infinity,
  });
  const signIn = useMutation({
    mutationFn: () => auth.signIn(email.trim(), password),
    meta: { quiet: true },
    onSuccess: async () => {
      queries.clear();
      await navigate(next, { replace: true });
    },
  });
  const signInWith = useMutation({
    mutationFn: (providerId: string) => auth.signInWith(providerId, next),
    meta: { quiet: true },
  });
  const problem =
    signIn.error?.message ??
    signInWith.error?.message ??
    (refused === null
      ? undefined
      : (refusals[refused] ?? 'You could not be signed in. Ask an owner or admin to invite you.'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <FrontDoor title="Sign in to Lastcall">
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
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={signIn.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
      {options?.oidc && (
        <>
          <Divider label="or" />
          <Button
            variant="default"
            loading={signInWith.isPending}
            onClick={() => options.oidc && signInWith.mutate(options.oidc.providerId)}
          >
            Sign in with {options.oidc.name}
          </Button>
        </>
      )}
    </FrontDoor>
  );
}
