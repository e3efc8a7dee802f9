import { htmlToText } from 'html-to-text';
import { renderToStaticMarkup } from 'react-dom/server';
import type { MailContent, MailFacts } from '../domain/mails.ts';
import { calendarEntry } from './calendar-entry.ts';
import type { MailConfig } from './mail-config.ts';
import { plain } from './plain.ts';
import { ArchiveNotice, noticeSubject } from './templates/archive-notice.tsx';
import { Archived, archivedSubject } from './templates/archived.tsx';
import { Layout } from './templates/layout.tsx';
import { NoticeWithdrawn, withdrawnSubject } from './templates/notice-withdrawn.tsx';
import { NumbersBack, numbersBackSubject, NumbersStuck, numbersStuckSubject } from './templates/numbers.tsx';

export interface RenderOptions {
  from: MailConfig['from'];
  /** Where people reach the pages. */
  publicUrl: string;
  /** The mail's id, its recipient's address, and which change of the calendar entry it is. */
  mail: { id: string; address: string; sequence: number };
  writtenAt: Date;
}

/** A mail's HTML and text, both from one template, and its calendar entry. What it tells comes from `facts` alone. */
export function renderMail(given: MailFacts, options: RenderOptions): MailContent {
  const facts = {
    ...given,
    campaignName: plain(given.campaignName),
    accountName: plain(given.accountName),
  };
  const { subject, body, whyYou } = parts(facts, options.publicUrl);
  const html = `<!doctype html>${renderToStaticMarkup(
    <Layout title={subject} accountName={facts.accountName} whyYou={whyYou}>
      {body}
    </Layout>,
  )}`;
  const { from, mail, writtenAt, publicUrl } = options;
  const hasEntry = facts.kind === 'archive_notice' || facts.kind === 'notice_withdrawn';
  return {
    messageId: `${mail.id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}`,
    subject,
    html,
    text: htmlToText(html, textOptions),
    calendar: hasEntry
      ? calendarEntry(facts, {
          from,
          to: mail.address,
          sequence: mail.sequence,
          link: campaignLink(publicUrl, facts.campaignId),
          writtenAt,
        })
      : null,
  };
}

const textOptions = {
  wordwrap: 76,
  selectors: [
    { selector: 'a', options: { linkBrackets: false as const } },
    ...['h1', 'h2'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'ul', options: { itemPrefix: '- ' } },
  ],
};

const campaignLink = (publicUrl: string, campaignId: string): string => `${publicUrl}/campaign/${campaignId}`;

const asLauncher = 'You have this mail because you launched the campaign, or own the account.';
const asManager = 'You have this mail because you are an owner or an admin of the account.';

function parts(facts: MailFacts, publicUrl: string) {
  const link = campaignLink(publicUrl, facts.campaignId);
  switch (facts.kind) {
    case 'archive_notice':
      return {
        subject: noticeSubject(facts),
        body: <ArchiveNotice facts={facts} link={link} />,
        whyYou: asLauncher,
      };
    case 'notice_withdrawn':
      return {
        subject: withdrawnSubject(facts),
        body: <NoticeWithdrawn facts={facts} link={link} />,
        whyYou: asLauncher,
      };
    case 'archived':
      return {
        subject: archivedSubject(facts),
        body: <Archived facts={facts} link={link} />,
        whyYou: asLauncher,
      };
    case 'numbers_back':
      return {
        subject: numbersBackSubject(facts),
        body: <NumbersBack facts={facts} link={link} />,
        whyYou: asLauncher,
      };
    case 'numbers_stuck':
      return {
        subject: numbersStuckSubject(facts),
        body: <NumbersStuck facts={facts} link={`${publicUrl}/inbox`} />,
        whyYou: asManager,
      };
  }
}
