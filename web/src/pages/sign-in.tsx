import { Anchor, Button, Divider } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { auth } from '../api/auth';
import { signInOptionsQuery } from '../session/sign-in-options';
import { FrontDoor } from '../ui/front-door';
import { SignInForm } from '../ui/sign-in-form';

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
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: options } = useQuery(signInOptionsQuery);
  const signedIn = async () => {
    queries.clear();
    await navigate(next, { replace: true });
  };
  const signInWith = useMutation({
    mutationFn: (providerId: string) => auth.signInWith(providerId, next),
    meta: { quiet: true },
  });
  const problem =
    signInWith.error?.message ??
    (refused === null
      ? undefined
      : (refusals[refused] ?? 'You could not be signed in. Ask an owner or admin to invite you.'));
  return (
    <FrontDoor title="Sign in to Lastcall">
      <SignInForm problem={problem} onSignedIn={signedIn} />
      <Anchor component={Link} to="/forgot-password" size="sm">
        Forgot your password?
      </Anchor>
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
