import type { Sql } from 'postgres';
import type { NewAccount } from '../../src/db/accounts/create-account.ts';
import { passStep } from '../../src/db/campaigns/advance-clock.ts';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import { launchCampaign } from '../../src/db/campaigns/launch-campaign.ts';
import { recordCalls, type RecordCallsResult } from '../../src/db/calls/record-calls.ts';
import type { CallEvent } from '../../src/domain/calls.ts';
import { uuidv7 } from '../../src/ids.ts';
import { makeAccount } from './factories.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export const ago = (ms: number) => new Date(Date.now() - ms);

export interface TestCampaign {
  accountId: string;
  campaignId: string;
}

/** A campaign that was launched so long ago, and got its notice so long ago if it did, in an account of its own unless one is given. */
export async function launchedCampaign(
  sql: Sql,
  options: Partial<NewAccount> & { accountId?: string; launchedMsAgo?: number; noticedMsAgo?: number } = {},
): Promise<TestCampaign> {
  const { accountId: given, launchedMsAgo = dayMs, noticedMsAgo, ...account } = options;
  const accountId = given ?? (await makeAccount(sql, account));
  const draft = { accountId, name: 'Campaign', startsAt: null, endsAt: null, actor: 'cli' };
  const campaignId = await createCampaign(sql, draft);
  await launchCampaign(sql, { accountId, campaignId, actor: 'cli' });
  await sql`update campaigns set launched_at = ${ago(launchedMsAgo)} where id = ${campaignId}`;
  if (noticedMsAgo !== undefined) await noticed(sql, campaignId, noticedMsAgo);
  return { accountId, campaignId };
}

/** As if people had been told so long ago. */
export const noticed = (sql: Sql, campaignId: string, msAgo: number) =>
  sql`update campaigns set noticed_at = ${ago(msAgo)} where id = ${campaignId}`;

/** As if an archived campaign had been sealed, so that its numbers may go back. */
export const sealedSince = (sql: Sql, campaignId: string) =>
  sql`update campaigns set stage = 'releasing' where id = ${campaignId} and stage in ('draining', 'sealing')`;

/** Records events; by default of 15 minutes' coalescing. */
export function record(
  sql: Sql,
  campaign: TestCampaign,
  events: readonly CallEvent[],
  coalesceMs = 15 * minuteMs,
): Promise<RecordCallsResult> {
  return recordCalls(sql, { ...campaign, events, coalesceMs });
}

/** Lets time pass on a demo campaign's clock, with all that people are told on the way. */
export async function passTime(sql: Sql, campaignId: string, ms: number): Promise<void> {
  let leftMs = ms;
  while (leftMs > 0) leftMs -= await sql.begin((tx) => passStep(tx, campaignId, leftMs));
}

let calls = 0;

/** The event of a call that was placed now. */
export function dial(event: Partial<CallEvent> = {}): CallEvent {
  calls += 1;
  return { id: uuidv7(), type: 'started', callId: `call-${calls}`, occurredAt: new Date(), ...event };
}

export async function addContact(sql: Sql, campaignId: string, phone: string): Promise<string> {
  const id = uuidv7();
  await sql`insert into contacts (campaign_id, id, phone) values (${campaignId}, ${id}, ${phone})`;
  await sql`update campaigns set contact_count = contact_count + 1 where id = ${campaignId}`;
  return id;
}

/** The campaign's row as it is. */
export async function campaignRow(sql: Sql, campaignId: string) {
  const [row] = await sql<
    {
      status: string;
      stage: string | null;
      lastDialAt: Date | null;
      launchedAt: Date;
      archivedAt: Date | null;
      noticedAt: Date | null;
      signalledAt: Date | null;
      eventCount: number;
      dialCount: number;
      contactCount: number;
      dialledContactCount: number;
      numberCount: number;
    }[]
  >`
    select status, stage, last_dial_at as "lastDialAt", launched_at as "launchedAt", archived_at as "archivedAt",
      noticed_at as "noticedAt", signalled_at as "signalledAt", event_count::int as "eventCount",
      dial_count::int as "dialCount", contact_count as "contactCount",
      dialled_contact_count as "dialledContactCount", number_count as "numberCount"
    from campaigns where id = ${campaignId}`;
  if (!row) throw new Error('no such campaign');
  return row;
}
