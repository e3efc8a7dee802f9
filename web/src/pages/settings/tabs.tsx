import { Link } from 'react-router';
import './tabs.css';

export type Section =
  | 'account'
  | 'carriers'
  | 'api-keys'
  | 'call-sources'
  | 'call-backs'
  | 'webhooks'
  | 'members'
  | 'do-not-call'
  | 'privacy'
  | 'calendar';

const tabs: readonly (readonly [Section, string])[] = [
  ['account', 'Account'],
  ['carriers', 'Carriers'],
  ['api-keys', 'API keys'],
  ['call-sources', 'Call sources'],
  ['call-backs', 'Call-backs'],
  ['webhooks', 'Webhooks'],
  ['members', 'Members'],
  ['do-not-call', 'Do not call'],
  ['privacy', 'Privacy and retention'],
  ['calendar', 'Calendar'],
];

/** The ways to the parts of the settings. They are pages of their own, with addresses, hence links. */
export function SettingsTabs({ section, shown }: { section: Section; shown: readonly Section[] }) {
  return (
    <nav aria-label="Settings" className="settings-tabs">
      {tabs
        .filter(([to]) => shown.includes(to))
        .map(([to, label]) => (
          <Link key={to} to={`/settings/${to}`} {...(to === section && { 'aria-current': 'page' })}>
            {label}
          </Link>
        ))}
    </nav>
  );
}
