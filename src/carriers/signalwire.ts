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
import { jsonBody } from './http.ts';

export const signalwireCredentials = z
  .object({
    /** The first label of `<space>.signalwire.com`. */
    space: z.string().regex(/^[a-z0-9-]+$/i, 'the name before .signalwire.com'),
    projectId: z.uuid(),
    apiToken: z.string().min(1),
  })
  .strict();
export type SignalwireCredentials = z.infer<typeof signalwireCredentials>;

const rental = z.object({ id: z.string(), number: z.string(), created_at: z.coerce.date() });
const list = z.object({ data: z.array(rental), links: z.object({ next: z.string().nullish() }) });
const errors = z.object({ errors: z.array(z.object({ code: z.coerce.string() })).min(1) });
const error = z.object({ error: z.string() });

const path = '/api/relay/rest/phone_numbers';
const pageSize = 1_000;
const dayMs = 24 * 60 * 60 * 1000;

/** The adapter for one SignalWire project. */
export function createSignalwire(
  { space, projectId, apiToken }: SignalwireCredentials,
  { baseUrl = `https://${space}.signalwire.com`, timeoutMs }: AdapterOptions,
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
    carrier: 'signalwire',
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

/** The answer does not say whether the project is in trial mode, so a refusal after 14 days means the 30 of a trial. */
function tooRecent(purchasedAt: Date): Explanation {
  for (const days of [14, 30]) {
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
