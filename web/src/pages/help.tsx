import { Anchor, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay, useSession } from '../session/session';
import { Facts } from '../ui/facts';
import { jargon } from '../ui/jargon';
import { Page } from '../ui/page';
import { Section } from '../ui/section';

/** How things are done here, and what the words mean. */
export default function Help() {
  const { account } = useSession();
  const staff = useMay('owner', 'admin', 'moderator');
  const manager = useMay('owner', 'admin');
  return (
    <Page title="Help" description="How to get things done, and what the words mean.">
      <Section title="How do I…">
        <List size="sm" spacing="xs">
          <How what="call for a campaign">
            <To to="/assignments">My assignments</To> lists the campaigns that you may call for.
          </How>
          {manager && (
            <How what="start a campaign">
              Create a <To to="/campaigns/draft">draft</To>, import its contacts, attach its numbers, and
              launch it.
            </How>
          )}
          {staff && (
            <>
              <How what="end a campaign">
                Choose Archive in its menu on the <To to="/campaigns/active">Active</To> page. One that nobody
                dials for {account.inactivityDays} days archives itself.
              </How>
              <How what="see in my own calendar when campaigns end">
                Make an address for it in <To to="/settings/calendar">Settings</To>.
              </How>
              <How what="get its data">
                <To to="/exports">Exports</To> has the calls, contacts and receipts of every campaign, also
                long after it was archived.
              </How>
              <How what="see that its numbers went back">
                <To to="/numbers">Numbers</To> lists each with its receipt. Those that could not be given back
                are in the <To to="/inbox">inbox</To>, with what to do.
              </How>
            </>
          )}
          {manager && (
            <How what="tell another program what happens here">
              Create a <To to="/settings/webhooks">webhook</To> with its address: it gets a message when a
              campaign is archived, a number went back, and more.
            </How>
          )}
          {manager && (
            <How what="invite somebody">
              Make them a link in <To to="/settings/members">Settings</To>, and send it to them.
            </How>
          )}
        </List>
      </Section>
      <Section title="What the words mean">
        <Facts facts={Object.entries(jargon)} />
      </Section>
      {manager && (
        <Text size="sm">
          For whoever connects a dialer or a CRM: <Anchor href="/docs">the API reference</Anchor>.
        </Text>
      )}
      {!staff && <Text size="sm">For anything else, ask an owner or admin of {account.name}.</Text>}
    </Page>
  );
}

const How = ({ what, children }: { what: string; children: ReactNode }) => (
  <List.Item>
    <b>{what}?</b> {children}
  </List.Item>
);

const To = ({ to, children }: { to: string; children: string }) => (
  <Anchor component={Link} to={to} inherit underline="always">
    {children}
  </Anchor>
);
