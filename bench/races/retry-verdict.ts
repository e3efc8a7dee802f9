import { claimRelease } from '../../src/db/releases/claim-release.ts';
import { recordRelease, type ReleaseVerdict } from '../../src/db/releases/record-release.ts';
import type { Tenant } from './bed.ts';
import type { Race } from './race.ts';

const leaseMs = 60_000;
const hourMs = 3_600_000;

const verdicts: readonly ReleaseVerdict[] = [
  { status: 'needs_operator', reason: 'carrier_error' },
  { status: 'waiting', waitMs: hourMs, reason: 'carrier_error' },
  { status: 'released', outcome: 'released', absence: 'proved' },
];

interface Attempt extends Tenant {
  numberId: string;
  token: string;
  verdict: ReleaseVerdict;
}

let numbers = 0;

/** What is seen if the verdict was written after the person asked, or if it was one that nothing brings forward. */
const stands = (status: ReleaseVerdict['status'], number: string) =>
  `answered 409, ${status}: ${status}, claim gone, not due, number ${number}, 0 retries, 0 messages`;
const retried = (status: ReleaseVerdict['status']) =>
  `answered 204, ${status}: waiting, claim gone, due, number releasing, 1 retries, 1 messages`;

/** A person who wants a number tried again, and the verdict of the attempt that is at it. */
export const retryAgainstVerdict: Race<Attempt> = {
  name: 'retry against verdict',
  outcomes: [
    {
      name: 'refused, and it stands',
      facts: [
        stands('needs_operator', 'releasing'),
        stands('waiting', 'releasing'),
        stands('released', 'released'),
      ],
    },
    { name: 'recorded, then retried', facts: [retried('needs_operator'), retried('waiting')] },
  ],
  async prepare({ sql, tenants }, count) {
    const from = 2_000_000 + numbers;
    numbers += count;
    const rows = await sql<{ id: string; accountId: string }[]>`
      with made as (
        insert into campaigns (id, account_id, name, status, created_by, launched_at, archived_at, archive_reason, archived_by,
          stage, number_count)
        select uuidv7(), (${tenants.map(({ accountId }) => accountId)}::uuid[])[1 + n % ${tenants.length}::int], 'Race', 'archived',
          'cli', now() - interval '1 day', now(), 'person', 'cli', 'releasing', 1
        from generate_series(1, ${count}::int) n returning id, account_id
      ),
      number as (
        insert into phone_numbers (id, account_id, campaign_id, e164, carrier, state, assigned_at)
        select uuidv7(), account_id, id, '+1303' || ${from}::int + row_number() over (), 'twilio', 'releasing', now() from made
        returning id, account_id, campaign_id
      ),
      owed as (insert into releases (number_id, campaign_id) select id, campaign_id from number)
      select id, account_id as "accountId" from number`;
    const tenantOf = new Map(tenants.map((tenant) => [tenant.accountId, tenant]));
    return await Promise.all(
      rows.map(async ({ id, accountId }, at) => {
        const result = await claimRelease(sql, id, leaseMs);
        if (!result.claimed) throw new Error(`not claimed: ${result.status}`);
        const verdict = verdicts[at % verdicts.length]!;
        return { ...tenantOf.get(accountId)!, numberId: id, token: result.claim.token, verdict };
      }),
    );
  },
  ask: async (bed, one) => `answered ${await bed.ask(one, 'POST', `/v1/numbers/${one.numberId}/retry`)}`,
  async meet({ sql }, { numberId, token, verdict }) {
    const input = { numberId, token, verdict, attempt: 1, steps: [], patienceMs: hourMs, carrierRef: null };
    return `${await recordRelease(sql, input)}`;
  },
  async facts({ sql }, all) {
    const rows = await sql<{ facts: string }[]>`
      select r.status || ', claim ' || case when r.claim_token is null then 'gone' else 'held' end || ', '
        || case when r.next_attempt_at <= now() then 'due' else 'not due' end || ', number ' || n.state || ', '
        || (select count(*) from audit_log a
          where a.campaign_id = r.campaign_id and a.action = 'number.release_retried') || ' retries, '
        || (select count(*) from outbox o where o.campaign_id = r.campaign_id and o.topic = 'release') || ' messages' as facts
      from unnest(${all.map(({ one }) => one.numberId)}::uuid[]) with ordinality as t(id, n)
        join releases r on r.number_id = t.id join phone_numbers n on n.id = t.id
      order by t.n`;
    return all.map(({ asked, met }, at) => `${asked}, ${met}: ${rows[at]?.facts}`);
  },
};
