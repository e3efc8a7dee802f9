import type { Dialect } from '../dialect.ts';
import type { DialectId } from '../model.ts';
import { bandwidthDialect } from './bandwidth.ts';
import { plivoDialect } from './plivo.ts';
import { signalwireDialect } from './signalwire.ts';
import { telnyxDialect } from './telnyx.ts';
import { twilioDialect } from './twilio.ts';
import { vonageDialect } from './vonage.ts';

/** One sandbox's dialects; Twilio's keeps a memory of its own. */
export const createDialects = (): { readonly [Id in DialectId]: Dialect<Id> } => ({
  twilio: twilioDialect(),
  telnyx: telnyxDialect,
  bandwidth: bandwidthDialect,
  signalwire: signalwireDialect,
  plivo: plivoDialect,
  vonage: vonageDialect,
});
