import { describeCarrier } from './descriptor.ts';
import { unpublishedLimit } from './rates.ts';
import { createTwilioWithSubaccounts, twilioCredentials, twilioReference } from './twilio.ts';

/** The customer of the sandbox carrier that an installation is. The secret guards nothing but the sandbox. */
export const sandboxLogin = { account: `AC${'5a'.repeat(16)}`, secret: 'sandbox-token' } as const;

/** The sandbox as a carrier of its own. Its address is what `startSandbox` answers; it speaks Twilio's dialect. */
export const sandbox = describeCarrier({
  label: 'Sandbox',
  credentials: twilioCredentials,
  shownField: 'accountSid',
  address: null,
  environment: { url: 'LASTCALL_SANDBOX_URL' },
  sharedCredentials: { accountSid: sandboxLogin.account, authToken: sandboxLogin.secret },
  reference: twilioReference,
  limit: unpublishedLimit,
  heldDays: 0,
  reclaimDays: null,
  reclaimBy: null,
  talk: null,
  create: (credentials, { baseUrl = '', timeoutMs }) =>
    createTwilioWithSubaccounts(credentials, { baseUrl: `${baseUrl}/twilio`, timeoutMs }),
});
