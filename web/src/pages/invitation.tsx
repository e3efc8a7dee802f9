import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { auth } from '../api/auth';
import { answer, api } from '../api/client';
import { FrontDoor } from '../ui/front-door';
import { PageLoader } from '../ui/page-loader';
import { NewPassword } from '../ui/new-password';

const kept = 'lastcall-invitation';

/**
 * Where an invitation's link leads. The token is behind the #, so that no server's log ever has it; for the way over the
 * sign-in page and back this tab keeps it.
 */
export default function Invitation() {
  const { hash, pathname } = useLocation();
  const token = hash.slice(1) || (sessionStorage.getItem(kept) ?? '');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => answer(api.POST('/v1/invitations/look-up', { body: { token } })),
    retry: false,
  });
  const accept = useMutation({
    mutationFn: async (asNew: boolean) => {
      const person = asNew ? { name: name.trim(), password } : {};
      const { email } = await answer(api.POST('/v1/invitations/accept', { body: { token, ...person } }));
      if (asNew) await auth.signIn(email, password);
    },
    meta: { quiet: true },
    onSuccess: async () => {
      sessionStorage.removeItem(kept);
      queries.clear();
      await navigate('/', { replace: true });
    },
  });
  if (invitation.isPending) return <PageLoader />;
  if (invitation.error) {
    return (
      <FrontDoor title="This invitation is not valid" text={invitation.error.message}>
        <Button component={Link} to="/sign-in" variant="default">
          Sign in
        </Button>
      </FrontDoor>
    );
  }
  const { accountName, email, role, signedIn } = invitation.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate(!signedIn);
  };
  return (
    <FrontDoor
      title={`Join ${accountName}`}
      text={
        <>
          You are invited as {role}, with the address {email}.
        </>
      }
    >
      <form onSubmit={submit}>
        <Stack>
          {accept.error && (
            <Alert color="red" variant="light" role="alert">
              {accept.error.message}
            </Alert>
          )}
          {!signedIn && (
            <>
              <TextInput
                label="Your name"
                autoComplete="name"
                required
                autoFocus
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <NewPassword label="Password" value={password} onChange={setPassword} />
            </>
          )}
          <Button type="submit" loading={accept.isPending}>
            Join
          </Button>
          {!signedIn && (
            <Button
              component={Link}
              variant="default"
              to={`/sign-in?next=${encodeURIComponent(pathname)}`}
              onClick={() => sessionStorage.setItem(kept, token)}
            >
              I have a login here: sign in first
            </Button>
          )}
        </Stack>
      </form>
    </FrontDoor>
  );
}
