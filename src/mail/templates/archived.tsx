import type { ArchivedFacts } from '../../domain/mails.ts';
import { Button } from './layout.tsx';
import { plural, timeIn } from './words.ts';

export const archivedSubject = ({ campaignName, reason }: ArchivedFacts): string =>
  reason === 'person' ? `“${campaignName}” was archived by hand` : `“${campaignName}” has archived itself`;

/** Confirms that a campaign ended, and tells what happens to what it had. */
export function Archived({ facts, link }: { facts: ArchivedFacts; link: string }) {
  const { campaignName, timeZone, archivedAt, reason, archivedByName, inactivityDays } = facts;
  const { callbackGraceDays, numbers } = facts;
  return (
    <>
      {reason === 'person' ? (
        <p>
          {archivedByName ?? 'Somebody'} archived the campaign “{campaignName}” on{' '}
          <strong>{timeIn(timeZone, archivedAt)}</strong>.
        </p>
      ) : (
        <p>
          The campaign “{campaignName}” archived itself on <strong>{timeIn(timeZone, archivedAt)}</strong>,
          after {plural(inactivityDays, 'day')} without a dial.
        </p>
      )}
      <p>
        {numbers === 0
          ? 'It had no phone numbers.'
          : `${plural(numbers, 'phone number')} ${numbers === 1 ? 'is' : 'are'} given back${
              callbackGraceDays > 0 ? ` after ${plural(callbackGraceDays, 'more day')}` : ' now'
            }; you hear from us when all are back.`}{' '}
        Its calls and contacts are sealed and can be exported at any time.
      </p>
      <Button href={link}>Open the archive</Button>
    </>
  );
}
