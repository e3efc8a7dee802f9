/**
 * Twilio, through its official SDK: it is released weekly, typed, and covers the call. Its HTTP client is replaced
 * (see twilio-transport.ts), its retries stay off (they are by default), because retries belong to the workflow.
 *
 * Sources: twilio/twilio-oai `spec/json/twilio_api_v2010.json` (paths, list filter, paging), twilio.com/docs/api/errors
 * (20003, 20404, 20429, 60736, 70005), help page "Cancel or release a Twilio number" (emergency address),
 * twilio_pricing_v1.json (PhoneNumbers/Countries).
 */
import createSdk from 'twilio';
import { z } from 'zod';
import { createAdapter } from './adapter.ts';
import type { AdapterOptions } from './client.ts';
import type { Carrier } from './contract.ts';
import { describeCarrier, publicField, secretField, subaccountsField } from './descriptor.ts';
import { jsonBody } from './http.ts';
import { unpublishedLimit } from './rates.ts';
import type { ReferenceForm } from './reference.ts';
import { withSubaccounts } from './subaccounts.ts';
import type { TwilioCall, TwilioClient } from './twilio-call.ts';
import { locateInSubaccounts } from './twilio-subaccounts.ts';
import { twilioPrices } from './twilio-prices.ts';
import { TwilioTransport } from './twilio-transport.ts';

// Without flags, which the OpenAPI document cannot say.
const accountSidForm = /^[Aa][Cc][0-9a-fA-F]{32}$/;

export const twilioCredentials = z.strictObject({
  accountSid: publicField(z.string().regex(accountSidForm, 'AC and 32 hexadecimal digits'), {
    label: 'Account SID',
    placeholder: 'AC…',
    description: 'AC and 32 hexadecimal digits.',
  }),
  authToken: secretField({ label: 'Auth token', description: 'Or the secret of the API key below.' }),
  apiKeySid: publicField(
    z
      .string()
      .regex(/^[Ss][Kk][0-9a-fA-F]{32}$/, 'SK and 32 hexadecimal digits')
      .optional(),
    {
      label: 'API key SID',
      placeholder: 'SK…',
      description: 'Only when an API key signs instead of the account itself.',
    },
  ),
  subaccounts: subaccountsField(z.string().regex(accountSidForm, 'AC and 32 hexadecimal digits'), {
    label: 'Subaccounts',
    description: 'To which numbers may be moved: their account SIDs, one a line.',
    placeholder: 'AC…',
    secret: false,
  }),
});
export type TwilioCredentials = z.infer<typeof twilioCredentials>;
export const twilioReference: ReferenceForm = {
  name: 'SID',
  form: /^PN[0-9a-f]{32}$/i,
  words: 'PN and 32 hexadecimal digits',
};

type Numbers = TwilioClient['incomingPhoneNumbers'];
type Page = Awaited<ReturnType<Numbers['page']>>;
/** `cents` are of US dollars, where the list is read. */
type Rental = { of: Page['instances'][number]; cents?: number | null };

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

/**
 * The adapter for one Twilio account.
 *
 * @param login who signs for it, where that is not the account itself: an API key, or the account whose subaccount it is
 */
export function createTwilio(
  { accountSid, authToken, apiKeySid }: Omit<TwilioCredentials, 'subaccounts'>,
  { baseUrl, timeoutMs }: AdapterOptions,
  login = apiKeySid ?? accountSid,
): Carrier {
  const call: TwilioCall = async (signal, run) => {
    const transport = new TwilioTransport(baseUrl ?? null, { timeoutMs, signal });
    const client = createSdk(login, authToken, { accountSid, httpClient: transport });
    let value: Awaited<ReturnType<typeof run>> | null = null;
    try {
      value = await run(client);
    } catch (error) {
      // The SDK's exception repeats the carrier's words, which may hold the number: only the reply's codes go on.
      if (transport.reply === null) throw error;
    }
    if (transport.reply === null) throw new Error('The Twilio SDK sent nothing');
    const body = errorBody.safeParse(jsonBody(transport.reply));
    return { reply: transport.reply, code: body.success ? String(body.data.code) : null, value };
  };

  async function page(signal: AbortSignal | undefined, run: (numbers: Numbers) => Promise<Page>) {
    const { value, ...sent } = await call(signal, (client) => run(client.incomingPhoneNumbers));
    const rentals = value && value.instances.map((of): Rental => ({ of }));
    return { ...sent, rentals, next: value?.nextPageUrl ?? null };
  }
  let priceOf = twilioPrices(call);

  return createAdapter<Rental>({
    reference: twilioReference,
    knownBy: 'id',
    // By the list, not by the SID: a GET on a deleted SID counts towards error 70005 (failure threshold).
    find: ({ e164 }, signal) => page(signal, (numbers) => numbers.page({ phoneNumber: e164, pageSize: 50 })),
    async page(cursor, signal) {
      if (cursor === null) priceOf = twilioPrices(call);
      const { rentals, ...read } = await page(signal, (numbers) =>
        cursor === null ? numbers.page({ pageSize }) : numbers.getPage(cursor),
      );
      for (const each of rentals ?? []) each.cents = await priceOf(each.of, signal);
      return { ...read, rentals };
    },
    listing: ({ of: { phoneNumber, sid, dateCreated }, cents }) => ({
      e164: phoneNumber,
      carrierRef: sid,
      purchasedAt: dateCreated,
      monthlyCostCents: cents ?? null,
    }),
    async fetch(reference, signal) {
      const { value, ...sent } = await call(signal, (client) =>
        client.incomingPhoneNumbers(reference).fetch(),
      );
      return { ...sent, rental: value && { of: value } };
    },
    locate: ({ e164 }, signal) => locateInSubaccounts(call, { accountSid, e164 }, signal),
    owned: ({ of }) => of.accountSid === accountSid,
    hosted: ({ of }) => of.origin === 'hosted',
    remove: ({ reference }, signal) =>
      call(signal, (client) => client.incomingPhoneNumbers(reference).remove()),
    judge({ reply, code }) {
      if (reply.kind !== 'answered') return 'unexpected';
      // No HTTP status is documented for it, and nothing tells whether this very request was processed.
      if (code === '70005') return { kind: 'unknown', reason: 'failure_threshold_exceeded' };
      if (reply.status === 204) return 'released';
      if (reply.status === 404 && code === '20404') return 'already_gone';
      return code === null ? 'unexpected' : 'refused';
    },
    blocks: {
      reasons: new Set(['emergency_address_registered']),
      isThere: ({ of }) => holdsEmergencyAddress.has(of.emergencyAddressStatus),
      // Without an address the number is unregistered, which takes a while; its own record tells how far that is.
      async remove({ of: { sid } }, _reason, signal) {
        const { value, ...sent } = await call(signal, (client) =>
          client.incomingPhoneNumbers(sid).update({ emergencyAddressSid: '' }),
        );
        const { emergencyAddressStatus: status } = value ?? {};
        if (status === 'unregistered') return { ...sent, done: { kind: 'removed' } };
        const done =
          status === unregistering ? ({ kind: 'requested', waitMs: unregisteringMs } as const) : null;
        return { ...sent, done };
      },
    },
    // There is a code for Branded Calling but none documented for an emergency address; the number's record tells.
    explain({ code }, { of: { emergencyAddressStatus } }) {
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

/** An account with its subaccounts, which its own auth token reaches. */
export function createTwilioWithSubaccounts(
  { subaccounts = [], ...main }: TwilioCredentials,
  options: AdapterOptions,
): Carrier {
  return withSubaccounts(createTwilio(main, options), {
    named: subaccounts,
    open: (accountSid) => createTwilio({ ...main, accountSid }, options, main.apiKeySid ?? main.accountSid),
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
  reclaimBy: 'Twilio gives it back in its Console only, among the released numbers; billing starts again.',
  talk: {
    through: 'SDK',
    release: '`DELETE` by SID',
    goneWhen: '404 with code 20404',
    readBack: 'list by number, SID compared',
    refusals: "code 60736; the record's `emergency_address_status`",
  },
  create: createTwilioWithSubaccounts,
});
