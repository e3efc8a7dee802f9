import { Anchor, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { NavigateFunction } from 'react-router';

/** Tells that a campaign is archived, with the way to where it is now. */
export function showArchived(name: string, navigate: NavigateFunction): void {
  const id = notifications.show({
    color: 'teal',
    autoClose: 10_000,
    closeButtonProps: { 'aria-label': 'Close' },
    message: (
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {name} is archived.{' '}
        <Anchor
          href="/campaigns/archived"
          inherit
          underline="always"
          onClick={(event) => {
            // Notifications are outside the router, which would otherwise reload the page.
            event.preventDefault();
            notifications.hide(id);
            void navigate('/campaigns/archived');
          }}
        >
          See the archived campaigns
        </Anchor>
      </Text>
    ),
  });
}
