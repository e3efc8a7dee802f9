import { Alert, Anchor, Button, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { answer, api } from '../api/client';
import { FrontDoor } from '../ui/front-door';
import { PageLoader } from '../ui/page-loader';
import { kindWords } from './mails/mail-words';

/**
 * Where the unsubscribe address of a mail leads a person. Following it changes nothing, because programs that look for
 * viruses follow addresses too.
 */
export default function Unsubscribe() {
  const token = useLocation().hash.slice(1);
  const path = { token };
  const subscription = useQuery({
    queryKey: ['subscription', token],
    queryFn: () =>
      answer(
        api.GET('/v1/unsubscribe/{token}', { params: { path }, headers: { Accept: 'application/json' } }),
      ),
    retry: false,
  });
  const end = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/unsubscribe/{token}', {
          params: { path },
          body: 'List-Unsubscribe=One-Click',
          bodySerializer: (body) => body,
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        }),
      ),
    meta: { quiet: true },
  });
  if (subscription.isPending) return <PageLoader />;
  const choose = (
    <Anchor component={Link} to="/mail-preferences" size="sm">
      Sign in and choose which mails you get
    </Anchor>
  );
  if (subscription.error) {
    return (
      <FrontDoor title="This address unsubscribes from nothing" text={subscription.error.message}>
        {choose}
      </FrontDoor>
    );
  }
  const { kind, accountName, wanted } = subscription.data;
  const what = `“${kindWords[kind]}”, from ${accountName}`;
  if (!wanted || end.isSuccess) {
    return (
      <FrontDoor title="You do not get these mails any more" text={`${what}.`}>
        {choose}
      </FrontDoor>
    );
  }
  return (
    <FrontDoor title="Stop these mails?" text={`${what}. You go on getting all others.`}>
      <Stack>
        {end.error && (
          <Alert color="red" variant="light" role="alert">
            {end.error.message}
          </Alert>
        )}
        <Button onClick={() => end.mutate()} loading={end.isPending}>
          Stop them
        </Button>
        {choose}
      </Stack>
    </FrontDoor>
  );
}
