/**
 * Twilio, through its official SDK: it is released weekly, typed, and covers the call. Its HTTP client is replaced
 * (see twilio-transport.ts), its retries stay off (they are by default), because retries belong to the workflow.
 *
 * Sources: twilio/twilio-oai `spec/json/twilio_api_v2010.json` (paths, list filter, paging), twilio.com/docs/api/errors
 * (20003, 20404, 20429, 60736, 70005), help page "Cancel or release a Twilio number" (emergency address).
 */
import createSdk from 'twilio';
import { z } from 'zod';
import { createAdapter, type Sent } from './adapter.ts';
import type { AdapterOptions } from './client.ts';
import type { Carrier } from './contract.ts';
import { describeCarrier, publicField, secretField } from './descriptor.ts';
import { jsonBody } from './http.ts';
import { unpublishedLimit } from './rates.ts';
import type { ReferenceForm } from './reference.ts';
import { TwilioTransport } from './twilio-transport.ts';

export const twilioCredentials = z.strictObject({
  accountSid: publicField(z.string().regex(/^AC[0-9a-f]{32}$/i, 'AC and 32 hexadecimal digits'), {
    label: 'Account SID',
    placeholder: 'AC…',
    description: 'AC and 32 hexadecimal digits.',
  }),
  authToken: secretField({ label: 'Auth token', description: 'Or the secret of the API key below.' }),
  apiKeySid: publicField(
    z
      .string()
      .regex(/^SK[0-9a-f]{32}$/i, 'SK and 32 hexadecimal digits')
      .optional(),
    {
      label: 'API key SID',
      placeholder: 'SK…',
      description: 'Only when an API key signs instead of the account itself.',
    },
  ),
});
export type TwilioCredentials = z.infer<typeof twilioCredentials>;
export const twilioReference: ReferenceForm = {
  name: 'SID',
  form: /^PN[0-9a-f]{32}$/i,
  words: 'PN and 32 hexadecimal digits',
};

type Numbers = ReturnType<typeof createSdk>['incomingPhoneNumbers'];
type Page = Awaited<ReturnType<Numbers['page']>>;

const unregistering: string = 'pending-unregistration';

const errorBody = z.object({ code: z.number() });
/** How long an unregistration takes is not documented; the workflow's own back-off comes on top. */
const unregisteringMs = 60_000;
/** The largest page Twilio gives. */
const pageSize = 1_000;
/** Any of these means that the registration is still there, and does not go by itself. */
const holdsEmergencyAddress = new Set<string>([
  'registered',
  'pending-registration',
  'unregistration-failure',
]);

/** The adapter for one Twilio account. */
export function createTwilio(
  { accountSid, authToken, apiKeySid }: TwilioCredentials,
  { baseUrl, timeoutMs }: AdapterOptions,
): Carrier {
  async function call<T>(
    signal: AbortSignal | undefined,
    run: (numbers: Numbers) => Promise<T>,
  ): Promise<Sent & { value: T | null }> {
    const transport = new TwilioTransport(baseUrl ?? null, { timeoutMs, signal });
    const client = createSdk(apiKeySid ?? accountSid, authToken, { accountSid, httpClient: transport });
    let value: T | null = null;
    try {
      value = await run(client.incomingPhoneNumbers);
    } catch (error) {
      // The SDK's exception repeats the carrier's words, which may hold the number: only the reply's codes go on.
      if (transport.reply === null) throw error;
    }
    if (transport.reply === null) throw new Error('The Twilio SDK sent nothing');
    const body = errorBody.safeParse(jsonBody(transport.reply));
    return { reply: transport.reply, code: body.success ? String(body.data.code) : null, value };
  }

  async function page(signal: AbortSignal | undefined, run: (numbers: Numbers) => Promise<Page>) {
    const { value, ...sent } = await call(signal, run);
    return { ...sent, rentals: value && value.instances, next: value?.nextPageUrl ?? null };
  }

  return createAdapter({
    reference: twilioReference,
    knownBy: 'id',
    // By the list, not by the SID: a GET on a deleted SID counts towards error 70005 (failure threshold).
    find: ({ e164 }, signal) => page(signal, (numbers) => numbers.page({ phoneNumber: e164, pageSize: 50 })),
    page: (cursor, signal) =>
      page(signal, (numbers) => (cursor === null ? numbers.page({ pageSize }) : numbers.getPage(cursor))),
    // The list tells no price; it stands in the separate Pricing API, per country.
    listing: ({ phoneNumber, sid, dateCreated }) => ({
      e164: phoneNumber,
      carrierRef: sid,
      purchasedAt: dateCreated,
      monthlyCostCents: null,
    }),
    async fetch(reference, signal) {
      const { value, ...sent } = await call(signal, (numbers) => numbers(reference).fetch());
      return { ...sent, rental: value };
    },
    owned: (rental) => rental.accountSid === accountSid,
    hosted: ({ origin }) => origin === 'hosted',
    remove: ({ reference }, signal) => call(signal, (numbers) => numbers(reference).remove()),
    judge({ reply, code }) {
      if (reply.kind !== 'answered') return 'unexpected';
      // No HTTP status is documented for it, and nothing tells whether this very request was processed.
      if (code === '70005') return { kind: 'unknown', reason: 'failure_threshold_exceeded' };
      if (reply.status === 204) return 'released';
      if (reply.status === 404 && code === '20404') return 'already_gone';
      return code === null ? 'unexpected' : 'refused';
    },
    // There is a code for Branded Calling but none documented for an emergency address; the number's record tells.
    explain({ code }, { emergencyAddressStatus }) {
      if (code === '60736') return { kind: 'needs_operator', reason: 'branded_calling_registered' };
      if (emergencyAddressStatus === unregistering) {
        return { kind: 'retry_after', waitMs: unregisteringMs, reason: 'emergency_address_unregistering' };
      }
      if (holdsEmergencyAddress.has(emergencyAddressStatus)) {
        return { kind: 'needs_operator', reason: 'emergency_address_registered' };
      }
      return { kind: 'needs_operator', reason: 'refused_by_carrier' };
    },
  });
}

export const twilio = describeCarrier({
  label: 'Twilio',
  credentials: twilioCredentials,
  shownField: 'accountSid',
  address: 'https://api.twilio.com',
  environment: {
    url: 'TWILIO_API_URL',
    credentials: { accountSid: 'TWILIO_ACCOUNT_SID', authToken: 'TWILIO_AUTH_TOKEN' },
  },
  reference: twilioReference,
  limit: unpublishedLimit,
  heldDays: 0,
  reclaimDays: 10,
  talk: {
    through: 'SDK',
    release: '`DELETE` by SID',
    goneWhen: '404 with code 20404',
    readBack: 'list by number, SID compared',
    refusals: "code 60736; the record's `emergency_address_status`",
  },
  create: createTwilio,
});
