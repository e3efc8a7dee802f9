import { Accordion, Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Campaign } from '../../campaign/words';
import { plural, useTimes } from '../../ui/format';
import { Files } from './files';

/** Campaigns that open to show their files. */
export function ExportRows({ campaigns }: { campaigns: Campaign[] }) {
  const [opened, setOpened] = useState<string[]>([]);
  const times = useTimes();
  return (
    <Accordion multiple order={2} variant="separated" value={opened} onChange={setOpened}>
      {campaigns.map(({ id, name, archive, counts, launchedAt }) => (
        <Accordion.Item key={id} value={id}>
          <Accordion.Control>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            <Text size="sm" c="dimmed">
              {archive
                ? `Archived ${times.day(archive.archivedAt)}`
                : `Active since ${times.day(launchedAt)}`}
              {` · ${plural(counts.dials, 'dial')} · ${plural(counts.contacts, 'contact')}`}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            {opened.includes(id) && (
              <>
                <Files
                  campaign={{ id, name }}
                  state={archive === null ? 'live' : archive.sealedAt === null ? 'sealing' : 'sealed'}
                />
                <Anchor component={Link} to={`/campaign/${id}`} size="sm" mt="sm" display="inline-block">
                  Open the campaign
                </Anchor>
              </>
            )}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
