import { Navigate, useParams } from 'react-router';
import type { ComponentType } from 'react';
import { useMay } from '../session/session';
import { Page } from '../ui/page';
import { AccountSettings } from './settings/account/account';
import { ApiKeys } from './settings/api-keys/api-keys';
import { Calendar } from './settings/calendar/calendar';
import { CallSources } from './settings/call-sources/call-sources';
import { CallBacks } from './settings/call-backs/call-backs';
import { Carriers } from './settings/carriers/carriers';
import { DoNotCall } from './settings/do-not-call/do-not-call';
import { Members } from './settings/members/members';
import { Privacy } from './settings/privacy/privacy';
import { SettingsTabs, type Section } from './settings/tabs';
import { Webhooks } from './settings/webhooks/webhooks';

const sections: Record<Section, ComponentType> = {
  account: AccountSettings,
  carriers: Carriers,
  'api-keys': ApiKeys,
  'call-sources': CallSources,
  'call-backs': CallBacks,
  webhooks: Webhooks,
  members: Members,
  'do-not-call': DoNotCall,
  privacy: Privacy,
  calendar: Calendar,
};

/** What is a person's own is there for moderators too. */
const personal: readonly Section[] = ['calendar'];
const all = Object.keys(sections) as Section[];

/** What owners and admins set for the whole account, and what people set for themselves. */
export default function Settings() {
  const manager = useMay('owner', 'admin');
  const shown = manager ? all : personal;
  const { section: asked } = useParams();
  const section = shown.find((each) => each === asked);
  if (section === undefined) return <Navigate to={`/settings/${shown[0]}`} replace />;
  const Shown = sections[section];
  return (
    <Page
      title="Settings"
      description={
        manager ? 'For the whole account. Every change is in the audit log.' : 'What is yours alone.'
      }
    >
      <SettingsTabs section={section} shown={shown} />
      <Shown />
    </Page>
  );
}
