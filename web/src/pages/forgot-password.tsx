import { Alert, Anchor, Button, Code, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { answer, api } from '../api/client';
import { signInOptionsQuery } from '../session/sign-in-options';
import { fieldErrors } from '../ui/field-errors';
import { FormProblem } from '../ui/form-problem';
import { FrontDoor } from '../ui/front-door';
import { PageLoader } from '../ui/page-loader';

/** Where who cannot sign in asks for a link to set a new password. */
export default function ForgotPassword() {
  const { data: options, error } = useQuery(signInOptionsQuery);
  const [email, setEmail] = useState('');
  const ask = useMutation({
    mutationFn: () => answer(api.POST('/v1/password-requests', { body: { email: email.trim() } })),
    meta: { quiet: true },
  });
  if (!options && !error) return <PageLoader />;
  if (options?.passwordLinks === false) return <WithoutMails />;
  if (ask.isSuccess) return <Asked email={email.trim()} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <FrontDoor
      title="Forgot your password?"
      text="Enter your e-mail address, and we send you a link to set a new one."
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            autoFocus
            maxLength={254}
            value={email}
            error={fieldErrors(ask.error)['email']}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <FormProblem error={ask.error} />
          <Button type="submit" loading={ask.isPending}>
            Send me a link
          </Button>
          <BackToSignIn />
        </Stack>
      </form>
    </FrontDoor>
  );
}

function Asked({ email }: { email: string }) {
  return (
    <FrontDoor title="Look into your mail">
      <Alert color="green" variant="light" role="status">
        If somebody signs in here with {email}, a mail is on its way to them. Its link works once, for one
        hour.
      </Alert>
      <Text size="sm">
        Nothing there after some minutes? Look into the spam folder, and check that the address above is the
        one that you were invited with. At most three mails an hour go to one address.
      </Text>
      <BackToSignIn />
    </FrontDoor>
  );
}

function WithoutMails() {
  return (
    <FrontDoor title="Forgot your password?" text="This Lastcall sends no mails.">
      <Text size="sm">
        Ask whoever runs it for a link to set a new password. They get one with{' '}
        <Code>lastcall password-link</Code> and your e-mail address.
      </Text>
      <BackToSignIn />
    </FrontDoor>
  );
}

const BackToSignIn = () => (
  <Anchor component={Link} to="/sign-in" size="sm">
    Back to sign-in
  </Anchor>
);
