import { disabledAfterDays } from '../../domain/webhooks.ts';
import type { WebhookDisabledFacts } from '../../domain/mails.ts';
import { Button } from './layout.tsx';
import { plural, timeIn } from './words.ts';

export const webhookDisabledSubject = ({ host }: WebhookDisabledFacts): string =>
  `Events are not sent to ${host} any more`;

/** Tells that nothing is sent to a webhook any more, why, and what a person can do about it. */
export function WebhookDisabled({ facts, link }: { facts: WebhookDisabledFacts; link: string }) {
  const { host, description, reason, disabledAt, failingSince, undelivered, timeZone } = facts;
  return (
    <>
      <p>
        The webhook {description !== '' && <>“{description}” </>}at {host} was disabled on{' '}
        {timeIn(timeZone, disabledAt)}.{' '}
        {reason === 'gone'
          ? 'Its receiver answered 410, which says that it wants no events any more.'
          : `Its receiver has failed at every attempt for ${disabledAfterDays} days${
              failingSince === null ? '' : `, since ${timeIn(timeZone, failingSince)}`
            }.`}
      </p>
      {undelivered > 0 && (
        <p>
          {plural(undelivered, 'event')} did not arrive. Events are kept 30 days: see to the receiver, enable
          the webhook again, and replay what it missed.
        </p>
      )}
      <Button href={link}>See the webhook and its log</Button>
    </>
  );
}
