/**
 * SignalWire, by plain HTTP on its REST API: the SDK's compatibility client is a copy of an old Twilio SDK and only
 * reaches the Twilio-compatible API, whose errors do not tell a number that was bought too recently.
 *
 * Sources: signalwire/docs `fern/apis/signalwire-rest/openapi.yaml` (paths, list, paging) and the error codes page
 * (`purchased_too_recently`: 14 days after the purchase, 30 in trial mode; the two shapes of error bodies).
 */
import { z } from 'zod';
import { createAdapter, type Explanation, type Sent } from './adapter.ts';
import { basic, createClient, type AdapterOptions } from './client.ts';
import type { Carrier } from './contract.ts';
import { describeCarrier, publicField, secretField } from './descriptor.ts';
import { signalwireHeldDays } from './held-days.ts';
import { jsonBody } from './http.ts';
import { usualPerSecond } from './rates.ts';
import type { ReferenceForm } from './reference.ts';

const address = 'https://{space}.signalwire.com';
const credentials = z.strictObject({
  space: publicField(z.string().regex(/^[a-z0-9-]+$/i, 'the name before .signalwire.com'), {
    label: 'Space',
    description: 'The name before .signalwire.com.',
  }),
  projectId: publicField(z.uuid(), { label: 'Project ID' }),
  apiToken: secretField({ label: 'API token', description: 'With the scope for numbers.' }),
});
const form: ReferenceForm = {
  name: 'id',
  form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  words: 'a UUID',
};

const rental = z.object({ id: z.string(), number: z.string(), created_at: z.coerce.date() });
const list = z.object({ data: z.array(rental), links: z.object({ next: z.string().nullish() }) });
const errors = z.object({ errors: z.array(z.object({ code: z.coerce.string() })).min(1) });
const error = z.object({ error: z.string() });

const path = '/api/relay/rest/phone_numbers';
const pageSize = 1_000;
const dayMs = 24 * 60 * 60 * 1000;

/** The adapter for one SignalWire project. */
export function createSignalwire(
  { space, projectId, apiToken }: z.infer<typeof credentials>,
  { baseUrl = address.replace('{space}', space), timeoutMs }: AdapterOptions,
): Carrier {
  const client = createClient(baseUrl, { authorization: basic(projectId, apiToken) }, timeoutMs);

  async function send(method: 'GET' | 'DELETE', to: string, signal?: AbortSignal): Promise<Sent> {
    const reply = await client({ method, path: to, signal });
    const body = jsonBody(reply);
    const code = errors.safeParse(body).data?.errors[0]?.code ?? error.safeParse(body).data?.error ?? null;
    return { reply, code };
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
    listing: ({ id, number, created_at }) => ({
      e164: number,
      carrierRef: id,
      purchasedAt: created_at,
      monthlyCostCents: null,
    }),
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
      code === 'purchased_too_recently'
        ? tooRecent(created_at)
        : { kind: 'needs_operator', reason: 'refused_by_carrier' },
  });
}

/** The answer does not say whether the project is in trial mode, so a refusal after the usual days means a trial's. */
function tooRecent(purchasedAt: Date): Explanation {
  for (const days of [signalwireHeldDays.usual, signalwireHeldDays.trial]) {
    const until = new Date(purchasedAt.getTime() + days * dayMs);
    const leftMs = until.getTime() - Date.now();
    // A purchase that is still to come tells nothing, and must not hold the number until then.
    if (leftMs > 0 && leftMs <= (days + 1) * dayMs)
      return { kind: 'blocked_until', until, reason: 'purchased_too_recently' };
  }
  return { kind: 'needs_operator', reason: 'refused_by_carrier' };
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
  releasesPerSecond: usualPerSecond,
  heldDays: signalwireHeldDays.usual,
  reclaimDays: null,
  talk: {
    through: 'HTTP',
    release: '`DELETE` by id',
    goneWhen: "404 in SignalWire's words",
    readBack: 'list by number, id compared',
    refusals: "422 `purchased_too_recently`, with the record's `created_at`",
  },
  create: createSignalwire,
});
