import type { CallSourceKind } from '../../domain/call-sources.ts';
import type { VoiceDialect } from './contract.ts';
import { nccoDialect } from './ncco.ts';
import { plivoDialect } from './plivo-xml.ts';
import { twimlDialect } from './twiml.ts';

/** Null: who reports so does not ask what to do with a call. */
export const dialects: Readonly<Record<CallSourceKind, VoiceDialect | null>> = {
  twilio: twimlDialect,
  telnyx: twimlDialect,
  plivo: plivoDialect,
  signalwire: twimlDialect,
  vonage: nccoDialect,
  'standard-webhooks': null,
};
