import { setTimeout as sleep } from 'node:timers/promises';
import { addMember } from '../../../src/db/accounts/members.ts';
import { personRoles, roles } from '../../../src/domain/roles.ts';
import { newKey } from '../../../src/secrets/new-key.ts';
import { parseKeyring } from '../../../src/secrets/parse-keyring.ts';
import { dialectId } from '../../../sandbox/model.ts';
import type { Defer } from '../defer.ts';
import { sendAllDue } from '../mails.ts';
import { startTestSandbox } from '../sandbox.ts';
import { startTestApi, type TestApi } from '../test-api.ts';
import { addCampaigns, addFindings, addSpareKey, addSparePerson, invite } from './fill.ts';

/** An API with two accounts full of rows, and credentials of everybody who may knock. */
export interface FuzzBed {
  api: TestApi;
  /** What goes into the headers, by the name under which {@link FuzzRequest.as} has it. */
  credentials: Record<string, Record<string, string>>;
  /** Makes up for what requests have used up, and answers the ids that are there now, by what they are of. */
  refill(): Promise<(name: string) => readonly string[]>;
  /** A cursor of each list that has a second page. */
  cursors(): Promise<string[]>;
}

const kinds = {
  // A few of the other account's are among them.
  campaign: `
    (select id from campaigns where account_id = $1 order by id desc limit 6)
    union all (select id from campaigns where account_id <> $1 order by id desc limit 1)`,
  number: `
    (select id from phone_numbers where account_id = $1 order by id desc limit 6)
    union all (select id from phone_numbers where account_id <> $1 order by id desc limit 1)`,
  job: 'select id from bulk_jobs where account_id = $1 order by id desc limit 5',
  finding: 'select id from findings order by id desc limit 10',
  key: `select id from api_keys where name = 'spare' order by id desc limit 5`,
  user: `select id from users where name = 'Spare' order by id desc limit 5`,
  invitation: 'select id from invitations order by id desc limit 5',
  contact: 'select id from contacts order by id desc limit 10',
  call: `select id from calls where id ~ '^[0-9a-f]{8}-' order by started_at desc limit 10`,
} as const;

/** Filling takes as long as many requests, and a few operations leave enough of it. */
const refillsToFill = 4;
const mailPauseMs = 100;

export async function startFuzzBed(defer: Defer): Promise<FuzzBed> {
  const sandbox = await startTestSandbox(defer);
  const url = (carrier: string) => `${sandbox.url}/${carrier}`;
  const keyring = parseKeyring(newKey());
  const api = await startTestApi(defer, {
    keyring,
    // No request of a test leaves this machine.
    carrierUrls: {
      sandbox: sandbox.url,
      ...Object.fromEntries(dialectId.options.map((id) => [id, url(id)])),
    },
  });
  const [own, other] = [await api.createAccount({ demo: true }), await api.createAccount()];
  const callers: string[] = [];
  const credentials: FuzzBed['credentials'] = {
    nobody: {},
    'a stranger': { authorization: 'Bearer lc_\u00ff' },
  };
  for (const role of roles) credentials[`${role} by key`] = { authorization: `Bearer ${own.keys[role]}` };
  for (const role of personRoles) {
    const person = await own.signIn(role);
    callers.push(person.userId);
    credentials[`${role} by session`] = { cookie: person.cookie, origin: api.url };
    await addMember(api.db.sql, { accountId: other.id, userId: person.userId, role: 'caller' });
  }
  credentials['owner of another account'] = { authorization: `Bearer ${other.keys.owner}` };

  const { sql } = api.db;
  writeMails(sql, defer);
  let refills = 0;
  const fill = async () => {
    await addSpareKey(own);
    await addCampaigns(other, []);
    await addCampaigns(own, [...callers, await addSparePerson(sql, own)]);
    await addFindings(sql, sandbox, own);
    await sql`
      update releases set status = 'needs_operator', reason = 'refused_by_carrier' where status = 'pending'`;
  };

  return {
    api,
    credentials,
    async refill() {
      // Where a session went on to another account, it comes back.
      await sql`update sessions set active_account_id = ${own.id}`;
      if (refills % refillsToFill === 0) await fill();
      refills += 1;
      const found = new Map([
        ['account', [own.id, other.id]],
        ['token', [await invite(own)]],
      ]);
      for (const [kind, query] of Object.entries(kinds)) {
        const rows = await sql.unsafe<{ id: string }[]>(query, query.includes('$1') ? [own.id] : []);
        found.set(
          kind,
          rows.map(({ id }) => id),
        );
      }
      return (name) => {
        const kind = name.replace(/Ids?$/, '');
        return found.get(kind) ?? [];
      };
    },
    async cursors() {
      const lists = [
        'campaigns',
        'campaigns?sort=name',
        'campaigns?sort=deadline',
        'numbers',
        'api-keys',
        'audit-log',
      ];
      const found: string[] = [];
      for (const list of lists) {
        const { body } = await own.as.owner.get(`/v1/${list}${list.includes('?') ? '&' : '?'}limit=1`);
        if (typeof body?.nextCursor === 'string') found.push(body.nextCursor);
      }
      return found;
    },
  };
}

/** As a worker does: a clock that leaps waits for the mails on its way. */
function writeMails(sql: TestApi['db']['sql'], defer: Defer): void {
  const over = new AbortController();
  const writing = (async () => {
    while (!over.signal.aborted) {
      await sendAllDue(sql, null);
      await sleep(mailPauseMs, undefined, { signal: over.signal }).catch(() => {});
    }
  })();
  // The test that runs when it fails hears of it at the end.
  const outcome = writing.then(
    () => null,
    (error: unknown) => error,
  );
  defer(async () => {
    over.abort();
    const error = await outcome;
    if (error !== null) throw error;
  });
}
