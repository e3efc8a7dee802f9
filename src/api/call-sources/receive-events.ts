import { z } from 'zod';
import type { Callback } from '../../call-sources/contract.ts';
import { protocols } from '../../call-sources/protocols.ts';
import type { OpenCallSource } from '../../db/call-sources/find-call-source.ts';
import { LastcallError } from '../../errors.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { eventsPath, takenSchema, type TakenEvents } from './call-source-schema.ts';
import { readBody, receiveCallback } from './receive-callback.ts';
import { takeBatch } from './take-batch.ts';
import { takeReport } from './take-report.ts';

const nothing: TakenEvents = { recorded: 0, duplicates: 0, ignored: null, refused: [] };

export function receiveEventRoutes(services: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: eventsPath,
      operationId: 'receiveCallEvents',
      summary: 'Take what a carrier or dialer reports, by its signature',
      description:
        'The address to give to a carrier (docs/dialers.md). The signature stands for a key. Answered after the commit; what comes ' +
        'twice is taken once, in whatever order. What is no dial of yours (a call that came in, one that is not dialled yet) is ' +
        'answered 200 with `ignored`, so that nobody sends it again.',
      tag: 'Call sources',
      roles: 'anyone',
      params: z.strictObject({ callSourceId: id() }),
      query: z.object({
        campaignId: id()
          .optional()
          .meta({
            description:
              'Whose calls these are, where the signature covers the address (Twilio, SignalWire, Plivo) and the source is not bound ' +
              'to a campaign.',
          }),
      }),
      stream: {
        contentTypes: ['application/x-www-form-urlencoded', 'application/json'],
        description: 'As the source sends it, up to 64 KiB. Standard Webhooks: as for recordCallEvents.',
        example: 'CallSid=CA0123456789abcdef0123456789abcdef&CallStatus=ringing&From=%2B14155550123',
      },
      responses: { 200: { description: 'Taken, or nothing that is recorded.', body: takenSchema } },
      errors: [
        'signature_invalid',
        'secret_unreadable',
        'calling_number_unknown',
        'campaign_archived',
        'campaign_not_launched',
        'event_id_reused',
        'malformed_json',
        'not_found',
        'rate_limit_exceeded',
        'account_busy',
        'server_busy',
        'database_unavailable',
      ],
      async handle({ params: { callSourceId }, query, req, res }) {
        const { source, callback } = await receiveCallback(services, { callSourceId, req, res });
        return {
          status: 200,
          body: await take(services, source, campaignOf(source, query.campaignId), callback),
        };
      },
    }),
  ];
}

/** @throws LastcallError `invalid_request` for a campaign that anybody could have put into the address */
function campaignOf({ kind, campaignId }: OpenCallSource, asked: string | undefined): string | null {
  if (campaignId !== null || asked === undefined) return campaignId;
  if (protocols[kind].signsAddress) return asked;
  throw new LastcallError('invalid_request', {
    problem: 'campaignId: this source does not sign its address; create a source for the campaign instead',
  });
}

/** Records what a callback says, once its signature is known to be right. */
async function take(
  services: Services,
  source: OpenCallSource,
  campaignId: string | null,
  callback: Callback,
): Promise<TakenEvents> {
  const reading = readBody(protocols[source.kind].body, callback);
  if ('ignored' in reading) return { ...nothing, ignored: reading.ignored };
  if ('events' in reading) return takeBatch(services, source, campaignId, reading);
  const { receivedAt } = callback;
  const taken = await takeReport(services, source, campaignId, { report: reading.report, receivedAt });
  const { recorded, duplicates, inbound } = taken;
  return { ...nothing, recorded, duplicates, ignored: inbound.length > 0 ? 'inbound' : null };
}
