import { Navigate, useParams } from 'react-router';
import type { ComponentType } from 'react';
import { Page } from '../ui/page';
import { AccountSettings } from './settings/account/account';
import { ApiKeys } from './settings/api-keys/api-keys';
import { CallSources } from './settings/call-sources/call-sources';
import { CallBacks } from './settings/call-backs/call-backs';
import { Carriers } from './settings/carriers/carriers';
import { DoNotCall } from './settings/do-not-call/do-not-call';
import { Members } from './settings/members/members';
import { Privacy } from './settings/privacy/privacy';
import { SettingsTabs, type Section } from './settings/tabs';

const sections: Record<Section, ComponentType> = {
  account: AccountSettings,
  carriers: Carriers,
  'api-keys': ApiKeys,
  'call-sources': CallSources,
  'call-backs': CallBacks,
  members: Members,
  'do-not-call': DoNotCall,
  privacy: Privacy,
};

const isSection = (section: string | undefined): section is Section =>
  section !== undefined && Object.hasOwn(sections, section);

/** What owners and admins set for the whole account. */
export default function Settings() {
  const { section } = useParams();
  if (!isSection(section)) return <Navigate to="/settings/account" replace />;
  const Shown = sections[section];
  return (
    <Page title="Settings" description="For the whole account. Every change is in the audit log.">
      <SettingsTabs section={section} />
      <Shown />
    </Page>
  );
}
