import type { Sql } from 'postgres';
import { Lastcall } from '../../clients/typescript/src/index.ts';
import { type Cut, startTcpProxy } from './tcp-proxy.ts';

interface Input {
  url: string;
  sql: Sql;
  accountId: string;
  /** An owner's. */
  key: string;
  changes: number;
  clients: number;
}

export interface Retried {
  /** Connections that broke. */
  cuts: number;
  requests: number;
  /** Answers that were given again. */
  replayed: number;
  /** Changes that were answered and are not there. */
  missing: string[];
  /** Changes that were made more than once. */
  double: string[];
}

interface Kind {
  /** So many are allowed, as mails are within an hour; a change more is of the kind before. */
  most?: number;
  /** The `n`th change of it: what it is known by, and its request. */
  change: (
    n: number,
    at: { source: string; renamed: string },
  ) => [subject: string, path: string, method: string, body: object];
  /** What all that were made are known by. */
  made: (sql: Sql, accountId: string) => Promise<readonly { subject: string }[]>;
}

const places: readonly Cut[] = ['before', 'meanwhile', 'after'];
const cutShare = 0.3;
const digits = (n: number) => String(n).padStart(4, '0');

const kinds: readonly Kind[] = [
  {
    change: (n) => [`Campaign ${n}`, '/v1/campaigns', 'POST', { name: `Campaign ${n}` }],
    made: (sql, accountId) => sql`
      select name as subject from campaigns where account_id = ${accountId} and name like 'Campaign %'`,
  },
  {
    change: (n, { source }) => [
      `Clone ${n}`,
      `/v1/campaigns/${source}/clone`,
      'POST',
      { name: `Clone ${n}` },
    ],
    made: (sql, accountId) => sql`
      select name as subject from campaigns where account_id = ${accountId} and name like 'Clone %'`,
  },
  {
    change: (n, { renamed }) => [`Name ${n}`, `/v1/campaigns/${renamed}`, 'PATCH', { name: `Name ${n}` }],
    made: (sql, accountId) => sql`
      select details->>'name' as subject from audit_log
      where account_id = ${accountId} and action = 'campaign.updated'`,
  },
  {
    change: (n) => [`Key ${n}`, '/v1/api-keys', 'POST', { name: `Key ${n}`, role: 'dialer' }],
    made: (sql, accountId) => sql`
      select name as subject from api_keys where account_id = ${accountId} and name like 'Key %'`,
  },
  {
    most: 80,
    change: (n) => [
      `p${n}@riverside.example`,
      '/v1/invitations',
      'POST',
      { email: `p${n}@riverside.example`, role: 'caller' },
    ],
    made: (sql, accountId) => sql`
      select i.email as subject from audit_log a join invitations i on i.id = (a.details->>'invitationId')::uuid
      where a.account_id = ${accountId} and a.action = 'invitation.created'`,
  },
  {
    change: (n) => [`+1202555${digits(n)}`, '/v1/do-not-call', 'POST', { phone: `+1202555${digits(n)}` }],
    made: (sql, accountId) => sql`
      select d.phone as subject from audit_log a join do_not_call d on d.id = (a.details->>'entryId')::uuid
      where a.account_id = ${accountId} and a.action = 'do_not_call.added'`,
  },
  {
    change: (n, { source }) => [
      `+1415555${digits(n)}`,
      `/v1/campaigns/${source}/numbers`,
      'POST',
      { numbers: [{ e164: `+1415555${digits(n)}`, carrier: 'sandbox' }] },
    ],
    made: (sql, accountId) => sql`select e164 as subject from phone_numbers where account_id = ${accountId}`,
  },
  {
    change: (n, { source }) => [
      `job after ${n}`,
      '/v1/bulk-jobs',
      'POST',
      { action: 'archive', campaignIds: [source], unlessDialledAfter: new Date(n * 1_000) },
    ],
    made: (sql, accountId) => sql`
      select 'job after ' || extract(epoch from (options->>'unlessDialledAfter')::timestamptz)::int as subject
      from bulk_jobs where account_id = ${accountId}`,
  },
];

function kindOf(n: number): Kind {
  const place = n % kinds.length;
  const { most = Infinity } = kinds[place] as Kind;
  return kinds[Math.floor(n / kinds.length) < most ? place : place - 1] as Kind;
}

/**
 * Makes changes of several kinds by `@lastcall/client` over connections of which three of ten break, and looks in the database
 * what became of them.
 */
export async function retriesThroughCuts({
  url,
  sql,
  accountId,
  key,
  changes,
  clients,
}: Input): Promise<Retried> {
  let cuts = 0;
  const proxy = await startTcpProxy(Number(new URL(url).port), () => {
    if (Math.random() >= cutShare) return null;
    cuts += 1;
    return places[Math.floor(Math.random() * places.length)] ?? null;
  });
  const told = { requests: 0, replayed: 0 };
  const lastcall = new Lastcall({
    baseUrl: `http://127.0.0.1:${proxy.port}`,
    apiKey: key,
    // Enough for any luck: three of ten break.
    maxRetries: 30,
    retryDelayMs: 20,
    async fetch(input, init) {
      told.requests += 1;
      const headers = new Headers(init?.headers);
      // Each request has a connection of its own, so that each may break.
      headers.set('connection', 'close');
      const response = await fetch(input, { ...init, headers });
      if (response.headers.get('idempotency-replayed') === 'true') told.replayed += 1;
      return response;
    },
  });
  const send = async (path: string, method: string, body: object) =>
    // The kinds give addresses as they are, which the types do not know.
    (await lastcall.request(method as 'POST', path as '/v1/campaigns', { body } as never)) as { id?: string };

  const [source, renamed] = await Promise.all(
    ['Source', 'Renamed'].map((name) => send('/v1/campaigns', 'POST', { name })),
  );
  const at = { source: source?.id ?? '', renamed: renamed?.id ?? '' };
  const wanted: string[] = [];
  let next = 0;
  const client = async () => {
    while (next < changes) {
      const n = next;
      next += 1;
      const [subject, path, method, body] = kindOf(n).change(n, at);
      await send(path, method, body);
      wanted.push(subject);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  await proxy.close();

  const made = new Map<string, number>();
  for (const kind of kinds) {
    for (const { subject } of await kind.made(sql, accountId))
      made.set(subject, (made.get(subject) ?? 0) + 1);
  }
  return {
    cuts,
    ...told,
    missing: wanted.filter((subject) => !made.has(subject)),
    double: [...made].filter(([, times]) => times > 1).map(([subject]) => subject),
  };
}
