import type { NoticeFacts } from '../../domain/mails.ts';
import { Button, Heading } from './layout.tsx';
import { carrierLabel, dayIn, money, plural, timeIn } from './words.ts';

export const noticeSubject = ({ kind, campaignName, deadline, timeZone }: NoticeFacts): string =>
  `${kind === 'archive_reminder' ? 'Reminder: ' : ''}“${campaignName}” archives itself on ${dayIn(timeZone, deadline)}`;

/** Tells when a campaign archives itself, what happens then, and how to keep it. */
export function ArchiveNotice({ facts, link }: { facts: NoticeFacts; link: string }) {
  const { campaignName, deadline, timeZone, toldBefore, lastDialAt, inactivityDays } = facts;
  const moved = toldBefore !== null && toldBefore.getTime() !== deadline.getTime();
  return (
    <>
      <p>
        The campaign “{campaignName}” archives itself on <strong>{timeIn(timeZone, deadline)}</strong>,
        because nobody has dialled from it{' '}
        {lastDialAt ? `since ${timeIn(timeZone, lastDialAt)}` : 'since its launch'}. Campaigns of this account
        end after {plural(inactivityDays, 'day')} without a dial.
      </p>
      {moved && <p>This date has moved: we told you {timeIn(timeZone, toldBefore)} before.</p>}
      <Heading>To keep it</Heading>
      <p>
        Sign in and make a call. From then on the {plural(inactivityDays, 'day')} start again, and you need do
        nothing else.
      </p>
      <Button href={link}>Open the campaign</Button>
      <Heading>If nobody dials</Heading>
      <WhatHappens facts={facts} />
      <p>Archiving cannot be undone. A campaign can be cloned at any time, also when it is archived.</p>
    </>
  );
}

function WhatHappens({ facts }: { facts: NoticeFacts }) {
  const { numbers, tooNew, monthly, remainingDials, exportsNeverTaken, callbackGraceDays, timeZone } = facts;
  const all = numbers.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul>
      <li>
        No more calls are placed or recorded. {plural(remainingDials, 'contact')} would remain undialled.
      </li>
      <li>Calls and contacts are sealed, and stay where they can be exported.</li>
      {all === 0 ? (
        <li>It has no phone numbers to give back.</li>
      ) : (
        <li>
          {plural(all, 'phone number')} {all === 1 ? 'goes' : 'go'} back to{' '}
          {numbers.map(({ carrier, count }) => `${carrierLabel(carrier)} (${count})`).join(', ')}
          {callbackGraceDays > 0 && `, after being held for ${plural(callbackGraceDays, 'more day')}`}. Nobody
          can get the same numbers back for certain.
        </li>
      )}
      {tooNew.map(({ carrier, count, until }) => (
        <li key={carrier}>
          {carrierLabel(carrier)} takes {plural(count, 'number')} of them back only by{' '}
          {timeIn(timeZone, until)}.
        </li>
      ))}
      {monthly.map(({ currency, cents, numbers: rented }) => (
        <li key={currency}>
          That saves {money(cents, currency)} a month for {plural(rented, 'number')}.
        </li>
      ))}
      {exportsNeverTaken.length > 0 && (
        <li>
          Nobody has exported its {exportsNeverTaken.join(' and ')} yet. That can be done afterwards too.
        </li>
      )}
    </ul>
  );
}
