import type { Response } from 'express';
import { z } from 'zod';
import { sourceId } from '../../call-sources/event-of.ts';
import type { Answer, VoiceDialect } from '../../call-sources/voice/contract.ts';
import { dialects } from '../../call-sources/voice/dialects.ts';
import { spokenText } from '../../call-sources/voice/spoken-text.ts';
import { readCallBackTexts } from '../../db/call-backs/call-back-texts.ts';
import { recordInboundCall } from '../../db/call-backs/record-inbound-call.ts';
import { recordOptOut } from '../../db/call-backs/record-opt-out.ts';
import {
  type CallBackTextName,
  defaultCallBackTexts,
  optOutKey,
  spokenLanguages,
} from '../../domain/call-backs.ts';
import { LastcallError } from '../../errors.ts';
import { defineRoute, type Route, streamed } from '../http/route.ts';
import { id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { addressOf, keyPath, voicePath } from './call-source-schema.ts';
import { readBody, type Received, receiveCallback, sourceActor } from './receive-callback.ts';

const contentTypes = ['application/x-www-form-urlencoded', 'application/json'];
const nccoSchema = z
  .array(
    z.union([
      z.object({
        action: z.literal('talk'),
        text: z.string(),
        language: z.enum(spokenLanguages),
        bargeIn: z.boolean(),
      }),
      z.object({
        action: z.literal('input'),
        type: z.tuple([z.literal('dtmf')]),
        dtmf: z.object({ maxDigits: z.int(), timeOut: z.int() }).meta({ id: 'NccoDtmf' }),
        eventUrl: z.tuple([z.string()]),
        eventMethod: z.literal('POST'),
      }),
    ]),
  )
  .meta({ id: 'Ncco', description: 'For Vonage. An empty list ends the call.' });
const answers = {
  200: {
    description: 'What the carrier is to do with the call.',
    body: nccoSchema,
    contentTypes: ['text/xml'],
    examples: {
      'text/xml':
        '<?xml version="1.0" encoding="UTF-8"?><Response><Say>The campaign that called you is over.</Say></Response>',
    },
  },
};
const errors = [
  'signature_invalid',
  'secret_unreadable',
  'called_number_unknown',
  'malformed_json',
  'not_found',
  'database_unavailable',
] as const;
const params = z.strictObject({ callSourceId: id() });
const example = 'CallSid=CA0123456789abcdef0123456789abcdef&From=%2B12025550143&To=%2B14155550123';

export function answerCallRoutes(services: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: voicePath,
      operationId: 'answerCallBack',
      summary: 'Say what to do with a call that came in',
      description:
        'The address to give to a carrier for calls to your numbers (docs/dialers.md). By its signature, as for receiveCallEvents, and ' +
        'answered in the carrier’s own words: TwiML, cXML, TeXML, Plivo’s XML or an NCCO. The caller hears that the campaign is over, and ' +
        'how to opt out by a key. A call that is asked for again counts once.',
      tag: 'Call sources',
      roles: 'anyone',
      params,
      stream: { contentTypes, description: 'As the carrier sends it, up to 64 KiB.', example },
      responses: answers,
      errors,
      async handle({ params: { callSourceId }, req, res }) {
        const received = await receiveCallback(services, { callSourceId, req, res });
        return answer(services, received, res, (call) => (call.from === null ? 'withheld' : 'asked'));
      },
    }),
    defineRoute({
      method: 'post',
      path: keyPath,
      operationId: 'takeCallBackKey',
      summary: 'Take the key that a caller pressed',
      description:
        'Where answerCallBack has carriers send the key. The one that opts out puts the caller’s number on the do-not-call list, once ' +
        'however often it is told, and into the campaign’s archive. After another key the question is asked again.',
      tag: 'Call sources',
      roles: 'anyone',
      params,
      stream: {
        contentTypes,
        description: 'As the carrier sends it, up to 64 KiB.',
        example: `${example}&Digits=1`,
      },
      responses: answers,
      errors,
      async handle({ params: { callSourceId }, req, res }) {
        const received = await receiveCallback(services, { callSourceId, req, res });
        return answer(services, received, res, ({ key, from, isYoung }) => {
          if (key === null) return 'silent';
          if (from === null) return 'withheld';
          if (key === optOutKey) return 'optedOut';
          return isYoung ? 'asked' : 'silent';
        });
      },
    }),
  ];
}

/** What is said: the question of the campaign's state, one of the other texts, or nothing. */
type Said = 'asked' | 'silent' | 'withheld' | 'optedOut';

/**
 * Records a call and its opt-out, and writes the answer.
 *
 * @throws LastcallError `invalid_request`, `called_number_unknown`
 */
async function answer(
  services: Services,
  { source, callback }: Received,
  res: Response,
  choose: (call: { from: string | null; key: string | null; isYoung: boolean }) => Said,
): Promise<typeof streamed> {
  const { sql } = services.db;
  const { accountId, kind, campaignId: boundTo } = source;
  const dialect = dialects[kind];
  if (!dialect)
    throw new LastcallError('invalid_request', { problem: 'a source of this kind answers no calls' });
  const told = readBody(dialect.body, callback);
  if (!told) throw new LastcallError('invalid_request', { problem: 'the body tells of no call' });
  const callId = sourceId(kind, told.callId);
  const call = told.to && (await recordInboundCall(sql, { accountId, boundTo, callId, called: told.to }));
  if (!call) throw new LastcallError('called_number_unknown');
  const said = choose({ ...told, isYoung: call.isYoung });
  if (said === 'optedOut' && told.from !== null)
    await recordOptOut(sql, { accountId, callId, phone: told.from, actor: sourceActor(source) });
  const texts = await readCallBackTexts(sql, accountId);
  const names = { account: call.accountName, campaign: call.campaignName };
  const textOf = (name: CallBackTextName) => spokenText(texts[name] ?? defaultCallBackTexts[name], names);
  const question = call.isArchived ? 'archived' : 'active';
  const keyUrl = said === 'asked' ? addressOf(keyPath, source.id, services.identity.publicUrl) : null;
  const text = said === 'silent' ? null : textOf(said === 'asked' ? question : said);
  return send(res, dialect, { text, language: texts.language, keyUrl });
}

function send(res: Response, dialect: VoiceDialect, said: Answer): typeof streamed {
  res.set('Cache-Control', 'no-store').type(dialect.contentType).send(dialect.write(said));
  return streamed;
}
