import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../session/session';
import { useLostFocus } from '../../ui/lost-focus';
import { HoldNotice } from './hold-notice';
import type { HoldOf, LegalHold } from './holds-query';
import { LiftHold } from './lift-hold';
import { SetHold } from './set-hold';

/** The hold on a campaign or on the account, with what may be done about it. */
export function HoldControl({ of, hold, none }: { of: HoldOf; hold: LegalHold | undefined; none: string }) {
  const manager = useMay('owner', 'admin');
  const expectLostFocus = useLostFocus();
  const [asking, setAsking] = useState<'set' | 'lift' | null>(null);
  const close = () => setAsking(null);
  /** What the person saw when they began: the page is current, and so may show another one by now. */
  const [seen, setSeen] = useState(hold ?? null);
  const ask = (what: typeof asking) => {
    setSeen(hold ?? null);
    setAsking(what);
  };
  return (
    <>
      {hold ? (
        <HoldNotice
          hold={hold}
          title={of === null ? 'All of the account is held' : 'This campaign is held'}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
      {manager && (
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => ask('set')}>
            {hold ? 'Change the reason' : 'Set a legal hold'}
          </Button>
          {hold && (
            <Button variant="default" size="xs" onClick={() => ask('lift')}>
              Lift the hold
            </Button>
          )}
        </Group>
      )}
      <SetHold of={of} before={seen} opened={asking === 'set'} onClose={close} />
      <LiftHold of={of} hold={seen} opened={asking === 'lift'} onClose={close} onLifted={expectLostFocus} />
    </>
  );
}
