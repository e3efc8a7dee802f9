import { z } from 'zod';
import { isStorable } from '../../domain/text.ts';
import { numberOf } from '../read-text.ts';
import { type InboundCall, keyTimeoutSeconds, type VoiceDialect } from './contract.ts';

const text = z.string().nullish();
const request = z.object({
  uuid: z.string().min(1).refine(isStorable),
  from: text,
  to: text,
  dtmf: z.object({ digits: text }).nullish(),
});

/**
 * Vonage's NCCO: JSON both ways, where the application's answer address is asked by POST. Numbers come without the plus sign.
 * `input` posts to its address whether or not a key was pressed, and a list without actions ends the call.
 *
 * Source: developer.vonage.com/voice/voice-api/webhook-reference (answer, input), /voice/voice-api/ncco-reference (talk,
 * input), /voice/voice-api/guides/text-to-speech (languages).
 */
export const nccoDialect: VoiceDialect = {
  contentType: 'application/json',
  body: { type: 'json', read },
  write({ text: said, language, keyUrl }) {
    const actions: object[] = [];
    if (said !== null) actions.push({ action: 'talk', text: said, language, bargeIn: keyUrl !== null });
    if (keyUrl !== null) {
      const dtmf = { maxDigits: 1, timeOut: keyTimeoutSeconds };
      actions.push({ action: 'input', type: ['dtmf'], dtmf, eventUrl: [keyUrl], eventMethod: 'POST' });
    }
    return JSON.stringify(actions);
  },
};

function read(body: object): InboundCall | null {
  const parsed = request.safeParse(body);
  if (!parsed.success) return null;
  const { uuid, from, to, dtmf } = parsed.data;
  return { callId: uuid, from: numberOf(from), to: numberOf(to), key: dtmf?.digits || null };
}
