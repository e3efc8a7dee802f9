import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../session/session';
import { useLostFocus } from '../../ui/lost-focus';
import { EndExemption } from './end-exemption';
import type { Exemption, ExemptionOf } from './exemption';
import { ExemptionNotice } from './exemption-notice';
import { SetExemption } from './set-exemption';

/** What keeps a campaign, or with null all of the account, from archiving itself, and what may be done about it. */
export function ExemptionControl({ of, exemption }: { of: ExemptionOf; exemption: Exemption | null }) {
  const manager = useMay('owner', 'admin');
  const expectLostFocus = useLostFocus();
  const [asking, setAsking] = useState<'set' | 'end' | null>(null);
  const close = () => setAsking(null);
  const own = exemption?.of === (of === null ? 'account' : 'campaign') ? exemption : null;
  /** What the person saw when they began: the page is current, and so may show another one by now. */
  const [seen, setSeen] = useState(own);
  const ask = (what: typeof asking) => {
    setSeen(own);
    setAsking(what);
  };
  return (
    <>
      {exemption && <ExemptionNotice exemption={exemption} />}
      {manager && (
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => ask('set')}>
            {own ? 'Change the exemption' : of === null ? 'Exempt all campaigns' : 'Exempt this campaign'}
          </Button>
          {own && (
            <Button variant="default" size="xs" onClick={() => ask('end')}>
              End the exemption
            </Button>
          )}
        </Group>
      )}
      <SetExemption of={of} before={seen} opened={asking === 'set'} onClose={close} />
      <EndExemption
        of={of}
        exemption={seen}
        opened={asking === 'end'}
        onClose={close}
        onEnded={expectLostFocus}
      />
    </>
  );
}
