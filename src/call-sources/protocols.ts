import type { CallSourceKind } from '../domain/call-sources.ts';
import type { CallSourceProtocol } from './contract.ts';
import { plivoSource } from './plivo.ts';
import { signalwireSource } from './signalwire.ts';
import { standardWebhooksSource } from './standard-webhooks.ts';
import { telnyxSource } from './telnyx.ts';
import { twilioSource } from './twilio.ts';
import { vonageSource } from './vonage.ts';

export const protocols: Readonly<Record<CallSourceKind, CallSourceProtocol>> = {
  twilio: twilioSource,
  telnyx: telnyxSource,
  plivo: plivoSource,
  signalwire: signalwireSource,
  vonage: vonageSource,
  'standard-webhooks': standardWebhooksSource,
};
