import { Anchor, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Me, meQuery } from '../session/session';
import { signInOptionsQuery } from '../session/sign-in-options';
import { SignInForm } from '../ui/sign-in-form';

/**
 * Has the person sign in again over the page that they were on, which stays as it is: nothing that was typed is lost.
 */
export function SessionEnded({ me }: { me: Me }) {
  const queries = useQueryClient();
  const { data: options } = useQuery(signInOptionsQuery);
  // What the page asked for meanwhile was refused.
  useEffect(() => () => void queries.invalidateQueries(), [queries]);
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="Your session ended"
      centered
    >
      <Stack>
        <Text size="sm">Sign in again to continue where you were. What you typed is still there.</Text>
        <SignInForm
          email={me.user?.email}
          onSignedIn={() => queries.refetchQueries({ queryKey: meQuery.queryKey })}
        />
        {options?.oidc && (
          // In this tab the sign-in service would take the place of the page.
          <Anchor href="/sign-in" target="_blank" size="sm">
            Sign in with {options.oidc.name} in a new tab, then come back here
          </Anchor>
        )}
      </Stack>
    </Modal>
  );
}
