import type { Sql } from 'postgres';
import { sandboxControl } from '../sandbox/control-client.ts';
import { sandboxLogin } from '../src/carriers/sandbox.ts';
import { closeCampaign } from '../src/db/campaigns/close-campaign.ts';
import { recordCalls } from '../src/db/calls/record-calls.ts';
import type { CallEvent } from '../src/domain/calls.ts';
import { markOverlapsDue } from '../src/db/contacts/refresh-overlaps.ts';
import { uuidv7 } from '../src/ids.ts';
import { enqueue } from '../src/db/outbox.ts';
import { type DemoPlan, demoPlans } from './demo-plans.ts';

const dayMs = 24 * 60 * 60 * 1000;
const firstNames = [
  'Amara',
  'Béla',
  'Chen',
  'Dolores',
  'Efua',
  'Farid',
  'Grace',
  'Hiro',
  'Ines',
  'Jamal',
  'Kavya',
];
const lastNames = ["O'Neill", 'García', 'Smith, Jr.', 'Nguyễn', 'Okafor', 'Петрова', 'Johnson', 'Lindström'];
// As often as they are heard.
const dispositions = [
  'Supports',
  'Supports',
  'Supports',
  'Undecided',
  'Undecided',
  'Does not support',
  'Supports',
  'Call back later',
  'Wrong number',
  'Undecided',
  'Does not support',
];

/** Makes the campaigns of the demo's plans, with the calls that were made from them. */
export async function seedDemoCampaigns(sql: Sql, accountId: string, sandboxUrl: string): Promise<void> {
  const actor = await ownerOf(sql, accountId);
  for (const [index, plan] of demoPlans.entries()) {
    const campaignId = uuidv7();
    const launchedAt =
      plan.launchedDaysAgo === null ? null : new Date(Date.now() - plan.launchedDaysAgo * dayMs);
    await sql`
      insert into campaigns (id, account_id, demo, name, status, created_by, created_at, launched_at, starts_at, ends_at, event_at)
      values (${campaignId}, ${accountId}, true, ${plan.name}, ${launchedAt ? 'active' : 'draft'}, ${actor},
        ${new Date((launchedAt?.getTime() ?? Date.now()) - 2 * dayMs)}, ${launchedAt}, ${launchedAt},
        ${inDays(plan.endsInDays)}, ${inDays(plan.eventInDays)})`;
    const phones = await addContacts(sql, campaignId, plan);
    const numbers = await rentNumbers(sql, sandboxUrl, campaignId, index, plan.numbers);
    if (!launchedAt) continue;
    await enqueue(sql, { topic: 'start', campaignId });
    for (let done = 0; done < plan.calls; done += 100) {
      const events = Array.from({ length: Math.min(100, plan.calls - done) }, (_, at) =>
        dial(plan, done + at, phones, numbers),
      ).flat();
      await recordCalls(sql, { accountId, campaignId, events, coalesceMs: 0 });
    }
    if (plan.archived) {
      await closeCampaign(sql, {
        campaignId,
        accountId,
        reason: 'person',
        actor,
        tellWorkflow: true,
      });
    }
    if (plan.called) {
      await sql`
        insert into campaign_callers (campaign_id, user_id, assigned_by)
        select ${campaignId}, user_id, ${actor} from members where account_id = ${accountId} and role = 'caller'`;
    }
  }
  await markOverlapsDue(sql, accountId);
}

/** The account's first owner, as an actor; before there is one, the demo itself. */
async function ownerOf(sql: Sql, accountId: string): Promise<string> {
  const [owner] = await sql<{ userId: string }[]>`
    select user_id as "userId" from members where account_id = ${accountId} and role = 'owner'
    order by user_id limit 1`;
  return owner ? `user:${owner.userId}` : 'demo';
}

const inDays = (days: number | undefined) =>
  days === undefined ? null : new Date(Date.now() + days * dayMs);

async function addContacts(sql: Sql, campaignId: string, plan: DemoPlan): Promise<string[]> {
  if (plan.contacts === 0) return [];
  const contacts = Array.from({ length: plan.contacts }, (_, at) => ({
    id: uuidv7(),
    campaign_id: campaignId,
    // 555-0100 to -0199 are set aside for fiction; the area code tells the lists apart.
    phone: `+1${301 + plan.list * 10 + Math.floor(at / 100)}55501${String(at % 100).padStart(2, '0')}`,
    first_name: pick(firstNames, at),
    last_name: pick(lastNames, Math.floor(at / 3)),
  }));
  await sql`insert into contacts ${sql(contacts)}`;
  await sql`update campaigns set contact_count = ${plan.contacts} where id = ${campaignId}`;
  return contacts.map(({ phone }) => phone);
}

async function rentNumbers(sql: Sql, sandboxUrl: string, campaignId: string, index: number, count: number) {
  if (count === 0) return [];
  const account = { carrier: 'twilio', account: sandboxLogin.account } as const;
  const wanted = Array.from({ length: count }, (_, at) => `+1${212 + index}5550${String(100 + at)}`);
  const control = sandboxControl(sandboxUrl);
  // A start that was killed in the middle rented some of them, and rolled back everything else.
  const there = (await control.numbers({ ...account, state: 'rented' })).filter(({ e164 }) =>
    wanted.includes(e164),
  );
  const missing = wanted.filter((e164) => there.every((rental) => rental.e164 !== e164));
  const rentals = [
    ...there,
    ...(missing.length === 0
      ? []
      : await control.seed({ ...account, numbers: missing.map((e164) => ({ e164 })) })),
  ];
  for (const { e164, ref } of rentals) {
    await sql`
      insert into phone_numbers (id, account_id, campaign_id, e164, carrier, carrier_ref, state, assigned_at)
      select ${uuidv7()}, account_id, id, ${e164}, 'sandbox', ${ref}, 'assigned', now()
      from campaigns where id = ${campaignId}`;
  }
  await sql`update campaigns set number_count = ${count} where id = ${campaignId}`;
  return rentals.map(({ e164 }) => e164);
}

/**
 * When a plan's dial was placed: between the launch and the last dial, in the hours in which people are called, more on
 * some days than on others. The last one is the newest.
 */
function dialledAtMs({ launchedDaysAgo, lastDialDaysAgo, calls }: DemoPlan, at: number): number {
  const launchedMs = Date.now() - (launchedDaysAgo ?? 0) * dayMs;
  const newestMs = Date.now() - lastDialDaysAgo * dayMs - 5 * 60_000;
  if (at === calls - 1) return newestMs;
  const through = (at + 0.5) / calls;
  const uneven = through + 0.05 * Math.sin(through * 19);
  const evenMs = launchedMs + Math.min(Math.max(uneven, 0), 1) * (newestMs - launchedMs);
  const dayStartMs = Math.floor(evenMs / dayMs) * dayMs;
  const atHourMs = dayStartMs + firstHourMs + (evenMs - dayStartMs) * (callingHoursMs / dayMs);
  return Math.min(Math.max(atHourMs, launchedMs), newestMs);
}

/** 10 in the morning to 8 in the evening in Chicago, in UTC. */
const firstHourMs = 16 * 60 * 60 * 1000;
const callingHoursMs = 10 * 60 * 60 * 1000;

/** One finished dial. */
function dial(plan: DemoPlan, at: number, phones: string[], numbers: string[]): CallEvent[] {
  const startedMs = dialledAtMs(plan, at);
  const callId = uuidv7();
  const answered = at % 3 !== 0;
  const event = (type: CallEvent['type'], afterSeconds: number, more: Partial<CallEvent>): CallEvent => ({
    id: uuidv7(),
    type,
    callId,
    occurredAt: new Date(startedMs + afterSeconds * 1_000),
    ...more,
  });
  const outcome = answered ? 'answered' : 'no_answer';
  return [
    event('started', 0, {
      to: pick(phones, at),
      from: pick(numbers, at),
      callerId: `caller-${1 + (at % 7)}`,
    }),
    event('finished', 30 + (at % 90), { durationSeconds: answered ? 25 + (at % 90) : 0, outcome }),
    ...(answered
      ? [
          event('result', 40 + (at % 90), {
            disposition: pick(dispositions, at),
            answers: { will_vote: at % 2 === 0 },
          }),
        ]
      : []),
  ];
}

function pick(list: string[], at: number): string {
  return list[at % list.length] ?? '';
}
