import { Badge, Button, Grid, Group, Stack } from '@mantine/core';
import { Copy, Rocket, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '../../../session/session';
import { CloneDialog } from '../../../campaign/clone-dialog';
import { DeleteDraft } from '../../../campaign/delete-draft';
import type { Campaign } from '../../../campaign/words';
import { useTimes } from '../../../ui/format';
import { Page } from '../../../ui/page';
import { CallersSection } from '../callers/callers-section';
import { ContactsSection } from '../contacts/contacts-section';
import { DraftChecklist } from './draft-checklist';
import { DraftFields } from './draft-fields';
import { Launch } from './launch';
import { LegalHoldSection } from '../legal-hold/legal-hold';
import { NumbersSection } from '../numbers/numbers-section';
import { WayBack } from '../way-back';

/** The editor of a campaign that is not launched yet. */
export function Draft({ campaign }: { campaign: Campaign }) {
  const { name, createdAt } = campaign;
  const manager = useMay('owner', 'admin');
  const times = useTimes();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'launch' | 'clone' | 'delete' | null>(null);
  const close = () => setAsking(null);
  return (
    <Page
      title={name}
      above={<WayBack status="draft" />}
      description={
        <Group gap="xs">
          <Badge variant="default" radius="sm" tt="none">
            Draft
          </Badge>
          Created {times.day(createdAt)}. Nobody calls for it yet.
        </Group>
      }
      actions={
        manager && (
          <>
            <Button
              variant="default"
              leftSection={<Trash2 size={16} aria-hidden />}
              onClick={() => setAsking('delete')}
            >
              Delete
            </Button>
            <Button
              variant="default"
              leftSection={<Copy size={16} aria-hidden />}
              onClick={() => setAsking('clone')}
            >
              Clone
            </Button>
            <Button leftSection={<Rocket size={16} aria-hidden />} onClick={() => setAsking('launch')}>
              Launch
            </Button>
          </>
        )
      }
    >
      <Grid>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <DraftChecklist campaign={campaign} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <Stack>
            <DraftFields campaign={campaign} />
            <ContactsSection campaign={campaign} />
            <NumbersSection campaign={campaign} />
            <CallersSection campaign={campaign} />
            <LegalHoldSection campaign={campaign} />
          </Stack>
        </Grid.Col>
      </Grid>
      <Launch campaign={campaign} opened={asking === 'launch'} onClose={close} />
      <CloneDialog campaign={asking === 'clone' ? campaign : null} onClose={close} />
      <DeleteDraft
        campaign={asking === 'delete' ? campaign : null}
        onClose={close}
        onDeleted={() => void navigate('/campaigns/draft')}
      />
    </Page>
  );
}
