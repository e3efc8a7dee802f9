import { Badge, Divider, NavLink, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  Archive,
  CircleQuestionMark,
  FileDown,
  GitCompareArrows,
  Hash,
  Inbox,
  type LucideIcon,
  Mail,
  Megaphone,
  PhoneCall,
  ScrollText,
  Settings,
  SquarePen,
} from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { newestExportsQuery } from '../campaign/account-exports-query';
import { countsQuery } from '../campaign/counts-query';
import { count } from '../ui/format';
import { useMay } from '../session/session';

/** The ways to all pages that the person's role may see. */
export function Navigation() {
  const staff = useMay('owner', 'admin', 'moderator');
  const manager = useMay('owner', 'admin');
  const { data: counts } = useQuery({ ...countsQuery, enabled: staff });
  const { data: exports } = useQuery({ ...newestExportsQuery, enabled: staff });
  const toDownload = exports?.items.filter(
    ({ status, downloadedAt }) => status === 'ready' && downloadedAt === null,
  ).length;
  return (
    <nav aria-label="Pages">
      {staff && (
        <>
          <Entry to="/campaigns/active" icon={Megaphone} label="Active" number={counts?.active} />
          <Entry to="/campaigns/draft" icon={SquarePen} label="Drafts" number={counts?.draft} />
          <Entry to="/campaigns/archived" icon={Archive} label="Archived" number={counts?.archived} />
          <Divider my="xs" />
          <Entry to="/numbers" icon={Hash} label="Numbers" />
          <Entry
            to="/inbox"
            icon={Inbox}
            label="Operators’ inbox"
            number={counts?.stuckNumbers || undefined}
            urgent
          />
          <Entry to="/comparisons" icon={GitCompareArrows} label="Carrier comparison" />
          <Entry to="/exports" icon={FileDown} label="Exports" number={toDownload || undefined} />
        </>
      )}
      {manager && (
        <>
          <Entry to="/mails" icon={Mail} label="Mails" />
          <Entry to="/audit-log" icon={ScrollText} label="Audit log" />
        </>
      )}
      {staff && (
        <>
          <Entry to="/settings" icon={Settings} label="Settings" />
          <Divider my="xs" />
        </>
      )}
      <Entry to="/assignments" icon={PhoneCall} label="My assignments" />
      <Entry to="/help" icon={CircleQuestionMark} label="Help" />
    </nav>
  );
}

function Entry(props: {
  to: string;
  icon: LucideIcon;
  label: string;
  number?: number | undefined;
  urgent?: boolean;
}) {
  const { to, icon: Icon, label, number, urgent = false } = props;
  const { pathname } = useLocation();
  const here = pathname === to || pathname.startsWith(`${to}/`);
  return (
    <NavLink
      component={Link}
      to={to}
      label={label}
      active={here}
      {...(here && { 'aria-current': 'page' as const })}
      leftSection={<Icon size={18} aria-hidden />}
      rightSection={
        number === undefined ? undefined : (
          <Badge size="sm" radius="sm" {...(urgent ? { color: 'red.9' } : { variant: 'default' })}>
            {count(number)}
            {urgent && <VisuallyHidden> {number === 1 ? 'needs' : 'need'} an operator</VisuallyHidden>}
          </Badge>
        )
      }
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
    />
  );
}
