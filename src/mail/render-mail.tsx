import { htmlToText } from 'html-to-text';
import { renderToStaticMarkup } from 'react-dom/server';
import {
  type AccessFacts,
  isAccessFacts,
  isOptional,
  type MailContent,
  type MailFacts,
  type MailKind,
} from '../domain/mails.ts';
import { accessParts } from './access-parts.tsx';
import { calendarEntry, withdrawnEntries } from './calendar-entry.ts';
import { campaignLink, preferencesLink, webhookLink } from './links.ts';
import type { MailConfig } from './mail-config.ts';
import { plain } from './plain.ts';
import { ArchiveNotice, noticeSubject } from './templates/archive-notice.tsx';
import { Archived, archivedSubject } from './templates/archived.tsx';
import { DigestOf, digestSubject } from './templates/digest.tsx';
import { Layout } from './templates/layout.tsx';
import { NoticeWithdrawn, withdrawnSubject } from './templates/notice-withdrawn.tsx';
import { NumbersBack, numbersBackSubject, NumbersStuck, numbersStuckSubject } from './templates/numbers.tsx';
import { Several, severalSubject } from './templates/several.tsx';
import { WebhookDisabled, webhookDisabledSubject } from './templates/webhook-disabled.tsx';

export interface RenderOptions {
  from: MailConfig['from'];
  /** Where people reach the pages. */
  publicUrl: string;
  /** The mail's id, its recipient's address, and how many attempts at it were before somebody had it sent again. */
  mail: { id: string; address: string; kind: MailKind; attemptsBefore: number };
  writtenAt: Date;
}

/** A mail's HTML and text, both from one template, and its calendar entry. What it tells comes from `facts` alone. */
export function renderMail(given: MailFacts, options: RenderOptions): MailContent {
  const { from, mail, writtenAt, publicUrl } = options;
  const facts = isAccessFacts(given) ? given : withPlainNames(given);
  const { subject, body, whyYou } = isAccessFacts(facts)
    ? accessParts(facts, publicUrl)
    : parts(facts, publicUrl);
  const accountName = 'accountName' in facts ? plain(facts.accountName) : null;
  const preferences = isOptional(mail.kind) ? preferencesLink(publicUrl) : null;
  const html = `<!doctype html>${renderToStaticMarkup(
    <Layout title={subject} accountName={accountName} whyYou={whyYou} preferences={preferences}>
      {body}
    </Layout>,
  )}`;
  // One that somebody has sent again is another mail.
  const again = mail.attemptsBefore > 0 ? `.${mail.attemptsBefore}` : '';
  return {
    messageId: `${mail.id}${again}@${from.address.slice(from.address.lastIndexOf('@') + 1)}`,
    subject,
    html,
    text: htmlToText(html, textOptions),
    calendar: calendarOf(facts, { from, to: mail.address, publicUrl, writtenAt }),
  };
}

function withPlainNames(facts: Exclude<MailFacts, AccessFacts>): Exclude<MailFacts, AccessFacts> {
  const accountName = plain(facts.accountName);
  if (facts.kind === 'digest') return { ...facts, accountName, digest: { ...facts.digest, accountName } };
  if (facts.kind === 'webhook_disabled') {
    return { ...facts, accountName, host: plain(facts.host), description: plain(facts.description) };
  }
  if (facts.kind === 'several') {
    const campaigns = facts.campaigns.map((each) => ({ ...each, campaignName: plain(each.campaignName) }));
    return { ...facts, accountName, campaigns };
  }
  return { ...facts, accountName, campaignName: plain(facts.campaignName) };
}

function calendarOf(facts: MailFacts, options: Parameters<typeof calendarEntry>[1]): MailContent['calendar'] {
  if (facts.kind === 'archive_notice' || facts.kind === 'notice_withdrawn')
    return calendarEntry(facts, options);
  if (facts.kind !== 'several' || facts.of !== 'notice_withdrawn') return null;
  const withdrawn = facts.campaigns.filter((each) => each.kind === 'notice_withdrawn');
  return withdrawnEntries(withdrawn, options);
}

const textOptions = {
  wordwrap: 76,
  selectors: [
    { selector: 'a', options: { linkBrackets: false as const } },
    ...['h1', 'h2'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'ul', options: { itemPrefix: '- ' } },
  ],
};

const asLauncher = 'You have this mail because you launched the campaign, or own the account.';
const asManager = 'You have this mail because you are an owner or an admin of the account.';

function parts(facts: Exclude<MailFacts, AccessFacts>, publicUrl: string) {
  if (facts.kind === 'digest') {
    const { digest } = facts;
    return {
      subject: digestSubject(digest),
      body: <DigestOf digest={digest} publicUrl={publicUrl} />,
      whyYou: asManager,
    };
  }
  if (facts.kind === 'webhook_disabled') {
    return {
      subject: webhookDisabledSubject(facts),
      body: <WebhookDisabled facts={facts} link={webhookLink(publicUrl, facts.webhookId)} />,
      whyYou: asManager,
    };
  }
  if (facts.kind === 'several') {
    const linkOf = (campaignId: string) => campaignLink(publicUrl, campaignId);
    return {
      subject: severalSubject(facts),
      body: <Several facts={facts} linkOf={linkOf} link={publicUrl} />,
      whyYou: 'You have this mail because you launched the campaigns, or own the account.',
    };
  }
  const link = campaignLink(publicUrl, facts.campaignId);
  switch (facts.kind) {
    case 'archive_notice':
    case 'archive_reminder':
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
