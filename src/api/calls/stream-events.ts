import { once } from 'node:events';
import type { Response } from 'express';
import { requireCampaign } from '../campaigns/find-campaign.ts';
import { LastcallError } from '../../errors.ts';
import { describeError } from '../../log.ts';
import { left } from '../http/left.ts';
import { limitedBytes } from '../http/limited-bytes.ts';
import { problemDocument, toLastcallError } from '../http/problem.ts';
import { requestIdOf } from '../http/request-log.ts';
import { parseJson } from '../http/read-json.ts';
import { defineRoute, type Route, streamed } from '../http/route.ts';
import { campaignParams } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { maxCallEventValues, maxEventsPerRequest } from './call-event-schema.ts';
import { type CheckedEvents, checkEvents } from './check-events.ts';
import { blocksOf } from './event-blocks.ts';
import { recordEvents } from './record-events.ts';

const limitBytes = 4 * 1024 ** 3;
/** What may wait for a client that does not read its answer. */
const unreadBytes = 1024 * 1024;
const unreadMs = 60_000;
/** Of one event. */
const mostValues = maxCallEventValues / maxEventsPerRequest;
const mediaType = 'application/jsonl';

export function streamEventRoutes(services: Services): Route[] {
  const { db, places, limits, log } = services;
  return [
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/call-events/stream',
      operationId: 'streamCallEvents',
      summary: 'Record any number of call events in one request',
      description:
        'One event a line. Lines are recorded as they arrive, up to 1,000 at once, and each commit is answered by a line ' +
        '`{lines, recorded, duplicates, refused, lastDialAt}`: all lines up to the number `lines` are done then, and each of ' +
        '`refused` has its `line`. The last line has `done: true`, or is `{error}` with a problem. After a break, send again ' +
        'from the first line that was not answered, or everything: an event id counts once. Read the answer while you send. ' +
        'A request may take five minutes.',
      tag: 'Call events',
      roles: ['owner', 'admin', 'dialer'],
      params: campaignParams,
      stream: {
        contentTypes: [mediaType, 'application/x-ndjson'],
        description: 'JSON Lines: a call event a line, as for recordCallEvents, in UTF-8.',
        example:
          '{"id":"e1","type":"started","callId":"c1","occurredAt":"2026-11-23T18:00:00Z","to":"+12025550143"}\n',
      },
      responses: {
        200: {
          description: 'A line for each commit, and one at the end.',
          contentTypes: [mediaType],
          examples: {
            [mediaType]:
              '{"lines":1000,"recorded":1000,"duplicates":0,"refused":[],"lastDialAt":"2026-11-23T18:00:00.000Z"}\n' +
              '{"done":true,"lines":1000,"recorded":1000,"duplicates":0,"refused":0}\n',
          },
        },
      },
      errors: ['not_found', 'request_timeout', 'account_busy', 'server_busy'],
      async handle({ params: { campaignId }, principal, req, res }) {
        await requireCampaign(db, principal, campaignId);
        const giveBack = await places.eventStreams.take(principal.accountId, left(res));
        const sum = { lines: 0, recorded: 0, duplicates: 0, refused: 0 };
        try {
          res.status(200).set('Cache-Control', 'no-store').set('Content-Type', mediaType);
          for await (const block of blocksOf(
            limitedBytes(req, limitBytes, limits.upload),
            maxEventsPerRequest,
          )) {
            const { answer } = await recordEvents(
              services,
              { principal, campaignId },
              checkLines(block.lines),
            );
            sum.lines = block.from + block.lines.length - 1;
            sum.recorded += answer.recorded;
            sum.duplicates += answer.duplicates;
            sum.refused += answer.refused.length;
            const refused = answer.refused.map(({ index, ...why }) => ({ line: block.from + index, ...why }));
            await tell(res, { ...answer, lines: sum.lines, refused });
          }
          await tell(res, { done: true, ...sum });
        } catch (thrown) {
          if (!res.headersSent) throw thrown;
          const error = toLastcallError(thrown, requestIdOf(res));
          if (error.status >= 500)
            log.error({ requestId: requestIdOf(res), error: describeError(thrown) }, 'stream failed');
          await tell(res, { error: problemDocument(error, requestIdOf(res)) });
          req.resume();
        } finally {
          giveBack();
        }
        res.end();
        return streamed;
      },
    }),
  ];
}

/** A line that is not JSON is refused like an event that is not valid. */
function checkLines(lines: readonly string[]): CheckedEvents {
  return checkEvents(
    lines.map((line): unknown => {
      try {
        return parseJson(Buffer.from(line), mostValues);
      } catch (error) {
        if (error instanceof LastcallError) return line;
        throw error;
      }
    }),
  );
}

/** @throws Error when the client reads nothing of its answer for a minute */
async function tell(res: Response, what: object): Promise<void> {
  res.write(`${JSON.stringify(what)}\n`);
  if (res.writableLength < unreadBytes || res.destroyed) return;
  await once(res, 'drain', { signal: AbortSignal.timeout(unreadMs) });
}
