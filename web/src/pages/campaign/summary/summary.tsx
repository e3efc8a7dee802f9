import { Button, SimpleGrid, Stack } from '@mantine/core';
import { Archive, Copy } from 'lucide-react';
import { useState } from 'react';
import { useMay, useSession } from '../../../session/session';
import { ArchiveDialog } from '../../../campaign/archive-dialog';
import { CloneDialog } from '../../../campaign/clone-dialog';
import { useLostFocus } from '../../../ui/lost-focus';
import type { Campaign } from '../../../campaign/words';
import { Page } from '../../../ui/page';
import { AdviceList } from './advice-list';
import { AuditTrail } from '../audit/audit-trail';
import { CallBacksSection } from '../call-backs/call-backs-section';
import { CallersSection } from '../callers/callers-section';
import { ContactsSection } from '../contacts/contacts-section';
import { Dates } from '../draft/dates';
import { DeadlineSection } from '../deadline/deadline-section';
import { ExportsSection } from '../exports/exports-section';
import { KeyNumbers } from './key-numbers';
import { LegalHoldSection } from '../legal-hold/legal-hold';
import { NumbersSection } from '../numbers/numbers-section';
import { SealedFiles } from '../exports/sealed-files';
import { Stages } from './stages';
import { Statistics } from './statistics';
import { StatusLine } from './status-line';
import { LetTimePass } from '../time/let-time-pass';
import { WayBack } from '../way-back';

/** What is known of a campaign from its launch on. */
export function Summary({ campaign }: { campaign: Campaign }) {
  const { name, status } = campaign;
  const manager = useMay('owner', 'admin');
  const { demo } = useSession().account;
  const expectLostFocus = useLostFocus();
  const [asking, setAsking] = useState<'archive' | 'clone' | null>(null);
  const active = status === 'active';
  const archive = () => setAsking('archive');
  return (
    <Page
      title={name}
      above={<WayBack status={status} />}
      description={<StatusLine campaign={campaign} />}
      actions={
        <>
          {manager && (
            <Button
              variant="default"
              leftSection={<Copy size={16} aria-hidden />}
              onClick={() => setAsking('clone')}
            >
              Clone
            </Button>
          )}
          {active && (
            <Button leftSection={<Archive size={16} aria-hidden />} onClick={archive}>
              Archive
            </Button>
          )}
        </>
      }
    >
      {active && <AdviceList campaign={campaign} onArchive={archive} />}
      {!active && <Stages campaign={campaign} />}
      {manager && demo && <LetTimePass campaign={campaign} />}
      <KeyNumbers campaign={campaign} />
      <Statistics campaign={campaign} />
      <SimpleGrid cols={{ base: 1, md: 2 }} style={{ alignItems: 'start' }}>
        <Dates campaign={campaign} />
        <Stack style={{ minWidth: 0 }}>
          <CallersSection campaign={campaign} />
          <ExportsSection campaign={campaign} />
        </Stack>
      </SimpleGrid>
      <DeadlineSection campaign={campaign} />
      <NumbersSection campaign={campaign} />
      <CallBacksSection campaign={campaign} />
      {!active && <SealedFiles campaign={campaign} />}
      <ContactsSection campaign={campaign} />
      <LegalHoldSection campaign={campaign} />
      {manager && <AuditTrail campaign={campaign} />}
      <ArchiveDialog
        campaign={asking === 'archive' ? campaign : null}
        onClose={() => setAsking(null)}
        onArchived={expectLostFocus}
      />
      <CloneDialog campaign={asking === 'clone' ? campaign : null} onClose={() => setAsking(null)} />
    </Page>
  );
}
