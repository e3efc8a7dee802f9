import type { Me } from '../session/session';

export interface TourStep {
  title: string;
  text: string;
  /** The page that it tells of. */
  link: { to: string; label: string } | null;
}

/** What a newcomer with this role in this account should know first. */
export function tourSteps({ role, account }: Me): TourStep[] {
  const steps: TourStep[] = [
    {
      title: 'This is your Active index',
      text: `It lists the campaigns that are being called: who calls now, how many dials remain, and a flag when a campaign will archive itself within ${account.noticeDays} days.`,
      link: { to: '/campaigns/active', label: 'Go to the Active index' },
    },
    {
      title: 'Archive what is done',
      text:
        'Open a campaign’s menu in the index and choose Archive. Callers are told at once, the data is sealed, and the phone numbers go back to their carriers. ' +
        `A campaign that nobody dials for ${account.inactivityDays} days archives itself.`,
      link: { to: '/campaigns/archived', label: 'Go to the Archived page' },
    },
    {
      title: 'The operators’ inbox',
      text: 'Most numbers are given back without you. Those that wait for a person or a date are here, each with the reason and what to do.',
      link: { to: '/inbox', label: 'Go to the inbox' },
    },
    {
      title: 'Exports',
      text: 'Take the calls, contacts and receipts of every campaign as CSV, also long after it was archived.',
      link: { to: '/exports', label: 'Go to the exports' },
    },
  ];
  if (account.demo && role !== 'moderator') {
    steps.push({
      title: 'A clock that you can move',
      text: 'This is a demo account: nobody is really called. On the page of an active campaign, “Let time pass” brings its notice and its deadline within a minute: you see its flag, the archive, its numbers given back, and the mails that tell of it.',
      link: { to: '/mails', label: 'Go to the mails' },
    });
  }
  return steps;
}
