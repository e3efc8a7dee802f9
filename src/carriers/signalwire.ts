/**
 * SignalWire, by plain HTTP on its REST API: the SDK's compatibility client is a copy of an old Twilio SDK and only
 * reaches the Twilio-compatible API, whose errors do not tell a number that was bought too recently.
 *
 * Sources: signalwire/docs `fern/apis/signalwire-rest/openapi.yaml` (paths, list, paging) and the error codes page
 * (`purchased_too_recently`, 22121 in the compatibility API: 14 days after the number was added to the project, 30 in
 * trial mode; several errors in no order; the shapes of error bodies).
 */
import { z } from 'zod';
import { nowMs } from '../clock.ts';
import { createAdapter, locatedBySale, type Explanation, type Sent } from './adapter.ts';
import { basic, createClient, type AdapterOptions } from './client.ts';
import { decidingCode } from './codes.ts';
import type { Carrier } from './contract.ts';
import { describeCarrier, publicField, secretField, subaccountsField } from './descriptor.ts';
import { signalwireHeldDays } from './held-days.ts';
import { jsonBody } from './http.ts';
import type { ReferenceForm } from './reference.ts';
import { refusingCarrier } from './refusing.ts';
import { idOf, secretOf, withSubaccounts } from './subaccounts.ts';

const address = 'https://{space}.signalwire.com';
const credentials = z.strictObject({
  space: publicField(z.string().regex(/^[a-zA-Z0-9-]+$/, 'the name before .signalwire.com'), {
    label: 'Space',
    description: 'The name before .signalwire.com.',
  }),
  projectId: publicField(z.uuid(), { label: 'Project ID' }),
  apiToken: secretField({ label: 'API token', description: 'With the scope for numbers.' }),
  subaccounts: subaccountsField(
    z
      .string()
      .regex(
        /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}:\S+$/,
        'a project ID, a colon and its API token',
      ),
    {
      label: 'Other projects',
      description: 'To which numbers may be moved: project ID, a colon, its API token; one a line.',
      secret: true,
    },
  ),
});
const form: ReferenceForm = {
  name: 'id',
  form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  words: 'a UUID',
};

const rental = z.object({
  id: z.string(),
  number: z.string(),
  created_at: z.coerce.date(),
  next_billed_at: z.coerce.date().nullish(),
});
const forSale = z.object({ data: z.array(z.object({ e164: z.string() })) });
const list = z.object({ data: z.array(rental), links: z.object({ next: z.string().nullish() }) });
const errors = z.object({ errors: z.array(z.object({ code: z.coerce.string() })).min(1) });
const error = z.object({ error: z.string() });
const compatible = z.object({ code: z.coerce.string() });

/** Of the REST and of the compatibility API. */
const tooRecentCodes = new Set(['purchased_too_recently', '22121']);

const path = '/api/relay/rest/phone_numbers';
const pageSize = 1_000;
/** SignalWire rents out numbers of the North American plan. */
const nationalDigits = 10;
const dayMs = 24 * 60 * 60 * 1000;

/** The adapter for one SignalWire project. */
export function createSignalwire(
  { space, projectId, apiToken }: Omit<z.infer<typeof credentials>, 'subaccounts'>,
  { baseUrl = address.replace('{space}', space), timeoutMs }: AdapterOptions,
): Carrier {
  const client = createClient(baseUrl, { authorization: basic(projectId, apiToken) }, timeoutMs);

  async function send(method: 'GET' | 'DELETE', to: string, signal?: AbortSignal): Promise<Sent> {
    const reply = await client({ method, path: to, signal });
    const body = jsonBody(reply);
    const codes = errors.safeParse(body).data?.errors.map((one) => one.code) ?? [
      ...optional(error.safeParse(body).data?.error),
      ...optional(compatible.safeParse(body).data?.code),
    ];
    return { reply, code: decidingCode(codes, tooRecentCodes) };
  }

  async function page(to: string, signal?: AbortSignal) {
    const sent = await send('GET', to, signal);
    const { data } = list.safeParse(jsonBody(sent.reply));
    if (!data) return { ...sent, rentals: null, next: null };
    return { ...sent, rentals: data.data, next: data.links.next ? pathOf(data.links.next) : null };
  }

  return createAdapter({
    reference: form,
    knownBy: 'id',
    find: ({ e164 }, signal) =>
      page(`${path}?${new URLSearchParams({ filter_number: e164 }).toString()}`, signal),
    page: (cursor, signal) => page(cursor ?? `${path}?page_size=${pageSize}`, signal),
    listing: ({ id, number, created_at, next_billed_at }) => ({
      e164: number,
      carrierRef: id,
      purchasedAt: created_at,
      renewsAt: next_billed_at ?? null,
    }),
    async locate({ e164 }, signal) {
      const query = new URLSearchParams({ contains: e164.slice(-nationalDigits) });
      const sent = await send('GET', `${path}/search?${query.toString()}`, signal);
      const { data } = forSale.safeParse(jsonBody(sent.reply));
      return locatedBySale(sent, data ? data.data.map((one) => one.e164) : null, e164);
    },
    async fetch(reference, signal) {
      const sent = await send('GET', `${path}/${reference}`, signal);
      return { ...sent, rental: rental.safeParse(jsonBody(sent.reply)).data ?? null };
    },
    remove: ({ reference }, signal) => send('DELETE', `${path}/${reference}`, signal),
    judge({ reply, code }) {
      if (reply.kind !== 'answered') return 'unexpected';
      if (reply.status === 204) return 'released';
      if (reply.status === 404 && code !== null) return 'already_gone';
      return code === null ? 'unexpected' : 'refused';
    },
    explain: ({ code }, { created_at }) =>
      code !== null && tooRecentCodes.has(code)
        ? tooRecent(created_at)
        : { kind: 'needs_operator', reason: 'refused_by_carrier' },
  });
}

const optional = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/**
 * The days count from when the number was added to the project, and are more in trial mode; the record tells neither. It
 * was not added before it was made, so the usual days after that are the earliest end. Later it is asked again day by day.
 */
function tooRecent(createdAt: Date): Explanation {
  const earliestMs = createdAt.getTime() + signalwireHeldDays.usual * dayMs;
  const leftMs = earliestMs - nowMs();
  // A number that is still to be made tells nothing, and must not be held until then.
  const waitMs = leftMs > 0 && leftMs <= signalwireHeldDays.usual * dayMs ? leftMs : dayMs;
  return {
    kind: 'blocked_until',
    until: new Date(nowMs() + waitMs),
    reason: 'purchased_too_recently',
  };
}

/** The next page's link names SignalWire's host; ours may be another (the sandbox). */
function pathOf(link: string): string {
  const { pathname, search } = new URL(link, 'https://signalwire.invalid');
  return pathname.slice(pathname.indexOf(path)) + search;
}

export const signalwire = describeCarrier({
  label: 'SignalWire',
  credentials,
  shownField: 'projectId',
  address,
  environment: { url: 'SIGNALWIRE_API_URL' },
  reference: form,
  // A project has 1,000 numbers at most: a worker's own pace, not the carrier's, is what this holds.
  limit: {
    perSecond: 100,
    counts: 'releases',
    source: 'GET and DELETE are "effectively unlimited" (signalwire/docs, rate limits)',
  },
  heldDays: signalwireHeldDays.usual,
  reclaimDays: null,
  reclaimBy: null,
  talk: {
    through: 'HTTP',
    release: '`DELETE` by id',
    goneWhen: "404 in SignalWire's words",
    readBack: 'list by number, id compared',
    refusals: "422 `purchased_too_recently` among its errors, with the record's `created_at`",
  },
  create({ subaccounts = [], ...main }, options) {
    const tokens = new Map(subaccounts.map((entry) => [idOf(entry), secretOf(entry)]));
    return withSubaccounts(createSignalwire(main, options), {
      named: [...tokens.keys()],
      open(projectId) {
        const apiToken = tokens.get(projectId);
        return apiToken === undefined
          ? refusingCarrier('subaccount_not_named')
          : createSignalwire({ ...main, projectId, apiToken }, options);
      },
    });
  },
});
