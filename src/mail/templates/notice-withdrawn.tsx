import type { WithdrawnFacts } from '../../domain/mails.ts';
import { Button } from './layout.tsx';
import { timeIn } from './words.ts';

export const withdrawnSubject = ({ campaignName, goesOnUntil, exempt }: WithdrawnFacts): string =>
  goesOnUntil || exempt ? `“${campaignName}” goes on` : `“${campaignName}” was archived by hand`;

/** Tells that a date of before does not hold any more. */
export function NoticeWithdrawn({ facts, link }: { facts: WithdrawnFacts; link: string }) {
  const { campaignName, timeZone, toldBefore, goesOnUntil, exempt, lastDialAt, archivedByName } = facts;
  return (
    <>
      <p>
        We told you that the campaign “{campaignName}” archives itself on {timeIn(timeZone, toldBefore)}. That
        date does not hold any more.
      </p>
      {goesOnUntil ? (
        <p>
          It goes on{lastDialAt && `: the newest dial was on ${timeIn(timeZone, lastDialAt)}`}. Without a
          further one it archives itself on <strong>{timeIn(timeZone, goesOnUntil)}</strong>, and every dial
          moves that date. You hear from us before.
        </p>
      ) : exempt ? (
        <p>It goes on, and does not archive itself any more: somebody has exempted it.</p>
      ) : (
        <p>
          {archivedByName ?? 'Somebody'} has archived it before. Its numbers are given back, and its calls and
          contacts are sealed.
        </p>
      )}
      <Button href={link}>Open the campaign</Button>
    </>
  );
}
