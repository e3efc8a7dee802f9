/**
 * Twilio, through its official SDK: it is released weekly, typed, and covers the call. Its HTTP client is replaced
 * (see twilio-transport.ts), its retries stay off (they are by default), because retries belong to the workflow.
 *
 * Sources: twilio/twilio-oai `spec/json/twilio_api_v2010.json` (paths, list filter, paging), twilio.com/docs/api/errors
 * (20003, 20404, 20429, 60736, 70005), help page "Cancel or release a Twilio number" (emergency address).
 */
import twilio from 'twilio';
import { z } from 'zod';
import { answerOf, classifyRead, classifyRelease } from './classify.ts';
import {
  CarrierListError,
  type Carrier,
  type CarrierListing,
  type CarrierNumber,
  type ReadFailure,
  type ReleaseOutcome,
  type WithAnswer,
} from './contract.ts';
import { jsonBody, type HttpReply } from './http.ts';
import { TwilioTransport } from './twilio-transport.ts';

export interface TwilioOptions {
  /** `AC` and 32 hexadecimal digits. */
  accountSid: string;
  authToken: string;
  /** Replaces `https://api.twilio.com`, e.g. by the sandbox; no slash at the end. */
  baseUrl?: string;
  /** For one request, its answer included. */
  timeoutMs: number;
}

type Numbers = ReturnType<typeof twilio>['incomingPhoneNumbers'];
type Instance = Awaited<ReturnType<Numbers['list']>>[number];
interface Call<T> {
  reply: HttpReply;
  code: string | null;
  /** Undefined when the reply is a refusal or cannot be read. */
  value: T | undefined;
}
type Found = { kind: 'found'; instance: Instance | null; call: Call<unknown> };

const errorBody = z.object({ code: z.number() });
/** The largest page Twilio gives. */
const pageSize = 1_000;
/** Any of these means that the registration is still there, or being worked on. */
const holdsEmergencyAddress = new Set<string>([
  'registered',
  'pending-registration',
  'pending-unregistration',
  'unregistration-failure',
]);

/** The adapter for one Twilio account. */
export function createTwilio(options: TwilioOptions): Carrier {
  const { accountSid, authToken, baseUrl = null, timeoutMs } = options;

  async function call<T>(
    signal: AbortSignal | undefined,
    run: (numbers: Numbers) => Promise<T>,
  ): Promise<Call<T>> {
    const transport = new TwilioTransport(baseUrl, { timeoutMs, signal });
    const numbers = twilio(accountSid, authToken, { httpClient: transport }).incomingPhoneNumbers;
    let value: T | undefined;
    try {
      value = await run(numbers);
    } catch (error) {
      // The SDK's exception repeats the carrier's words, which may hold the number: only the reply's codes go on.
      if (transport.reply === null) throw error;
    }
    if (transport.reply === null) throw new Error('The Twilio SDK sent nothing');
    return { reply: transport.reply, code: errorCode(transport.reply), value };
  }

  /**
   * Looks in the list and compares, because a GET on a deleted SID counts towards error 70005 (failure threshold).
   * The list's filter knows wildcards and partial numbers, so the digits are compared too.
   */
  async function find(number: CarrierNumber, signal?: AbortSignal): Promise<Found | WithAnswer<ReadFailure>> {
    const query = { phoneNumber: number.e164, pageSize: 50 };
    const looked = await call(signal, (numbers) => numbers.page(query));
    const failure = classifyRead(looked.reply, looked.code);
    if (failure) return failure;
    if (!looked.value) return unexpectedRead(looked);
    const instance = looked.value.instances.find(
      ({ sid, phoneNumber }) =>
        phoneNumber === number.e164 && (number.carrierRef === null || sid === number.carrierRef),
    );
    return { kind: 'found', instance: instance ?? null, call: looked };
  }

  /** Why Twilio refuses. The code for an emergency address is not documented, but the number's own record tells. */
  async function refusal(
    number: CarrierNumber,
    refused: Call<unknown>,
    signal?: AbortSignal,
  ): Promise<WithAnswer<ReleaseOutcome>> {
    const answer = answerOf(refused.reply, refused.code);
    if (refused.code === '60736') {
      return { kind: 'needs_operator', reason: 'branded_calling_registered', answer };
    }
    const found = await find(number, signal);
    const emergency =
      found.kind === 'found' && holdsEmergencyAddress.has(found.instance?.emergencyAddressStatus ?? '');
    return {
      kind: 'needs_operator',
      reason: emergency ? 'emergency_address_registered' : 'refused_by_carrier',
      answer,
    };
  }

  return {
    async release(number, { signal }) {
      let sid = number.carrierRef;
      if (sid === null) {
        const found = await find(number, signal);
        if (found.kind !== 'found') return found;
        if (!found.instance) return { kind: 'already_gone', answer: answerOf(found.call.reply) };
        sid = found.instance.sid;
      }
      const rental = sid;
      const done = await call(signal, (numbers) => numbers(rental).remove());
      const answer = answerOf(done.reply, done.code);
      // Twilio documents no HTTP status for it, and nothing tells whether this very request was processed.
      if (done.code === '70005') return { kind: 'unknown', reason: 'failure_threshold_exceeded', answer };
      const alike = classifyRelease(done.reply, done.code);
      if (alike) return alike;
      if (answer.httpStatus === 204) return { kind: 'released', answer };
      if (answer.httpStatus === 404 && done.code === '20404') return { kind: 'already_gone', answer };
      // A 404 without Twilio's code is somebody else's (a proxy, a wrong base URL) and proves nothing.
      if (done.code === null) return { kind: 'unknown', reason: 'unexpected_answer', answer };
      return refusal({ ...number, carrierRef: rental }, done, signal);
    },

    async readBack(number, { signal }) {
      const found = await find(number, signal);
      if (found.kind !== 'found') return found;
      const answer = answerOf(found.call.reply);
      if (!found.instance) return { kind: 'gone', answer };
      return { kind: 'present', carrierRef: found.instance.sid, answer };
    },

    async *list({ signal }) {
      let nextUrl: string | undefined;
      do {
        const url = nextUrl;
        const page = await call(signal, (numbers) =>
          url ? numbers.getPage(url) : numbers.page({ pageSize }),
        );
        if (!page.value) {
          throw new CarrierListError(classifyRead(page.reply, page.code) ?? unexpectedRead(page));
        }
        yield page.value.instances.map(listing);
        nextUrl = page.value.nextPageUrl;
      } while (nextUrl);
    },
  };
}

function errorCode(reply: HttpReply): string | null {
  const body = errorBody.safeParse(jsonBody(reply));
  return body.success ? String(body.data.code) : null;
}

function unexpectedRead({ reply, code }: Call<unknown>): WithAnswer<ReadFailure> {
  return { kind: 'needs_operator', reason: 'unexpected_answer', answer: answerOf(reply, code) };
}

/** Twilio's list tells no price; it stands in the separate Pricing API, per country. */
function listing(instance: Instance): CarrierListing {
  return {
    e164: instance.phoneNumber,
    carrierRef: instance.sid,
    purchasedAt: instance.dateCreated,
    monthlyCostCents: null,
  };
}
