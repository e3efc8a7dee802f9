import { createHash } from 'node:crypto';
import { z } from 'zod';
import { deadlineFeed } from '../../calendar/deadline-feed.ts';
import { mostEntries, readFeed } from '../../db/calendar-feeds/read-feed.ts';
import { LastcallError } from '../../errors.ts';
import { isKnown } from '../http/conditional.ts';
import { left } from '../http/left.ts';
import { defineRoute, type Route, streamed } from '../http/route.ts';
import type { Services } from '../http/services.ts';

export function calendarRoutes({ db, places, identity }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/calendars/{secret}.ics',
      operationId: 'getCalendar',
      summary: 'Read the deadlines of an account as a calendar',
      description:
        `iCalendar, for calendars that subscribe to it: the deadlines of the active campaigns, ${mostEntries} at most, those ` +
        'that come first. The secret in the address is all that is needed. With an `ETag`.',
      tag: 'Calendars',
      roles: 'anyone',
      // Any text: what is no secret is answered as one that nobody has.
      params: z.strictObject({ secret: z.string() }),
      responses: {
        200: {
          description: 'The calendar.',
          contentTypes: ['text/calendar'],
          examples: {
            'text/calendar':
              'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART:20261130T060000Z\r\n' +
              'SUMMARY:Autumn turnout archives itself\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
          },
        },
        304: { description: 'Not changed since the ETag that was sent.' },
      },
      errors: ['calendar_not_found', 'account_busy', 'server_busy'],
      async handle({ params: { secret }, req, res }) {
        // By the address, because the account is known only to the statement that reads it all.
        const giveBack = await places.calendars.take(secret, left(res));
        try {
          const feed = await readFeed(db.sql, secret);
          if (!feed) throw new LastcallError('calendar_not_found');
          const text = await deadlineFeed(feed, identity.publicUrl);
          const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
          // Asked for again each time, so that nobody shows what was revoked.
          res.set({ ETag: etag, 'Cache-Control': 'private, no-cache' });
          if (isKnown(req, etag, undefined)) res.status(304).end();
          else {
            res
              .set({
                'Content-Type': 'text/calendar; charset=utf-8',
                'Content-Disposition': 'inline; filename="lastcall.ics"',
              })
              .send(text);
          }
          return streamed;
        } finally {
          giveBack();
        }
      },
    }),
  ];
}
