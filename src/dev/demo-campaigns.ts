import type { Sql } from 'postgres';
import { sandboxControl } from '../carriers/sandbox/control-client.ts';
import { sandboxAccounts } from '../carriers/sandbox/accounts.ts';
import { closeCampaign } from '../db/close-campaign.ts';
import { recordCalls } from '../db/record-calls.ts';
import type { CallEvent } from '../domain/calls.ts';
import { uuidv7 } from '../ids.ts';

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
const dispositions = ['Supports', 'Undecided', 'Does not support', 'Wrong number', 'Call back later'];

interface DemoCampaign {
  name: string;
  /** Null stays a draft. */
  launchedDaysAgo: number | null;
  lastDialDaysAgo: number;
  contacts: number;
  calls: number;
  numbers: number;
  archived?: true;
}

const campaigns: DemoCampaign[] = [
  {
    name: 'Get out the vote, ward 4',
    launchedDaysAgo: 6,
    lastDialDaysAgo: 0,
    contacts: 240,
    calls: 120,
    numbers: 5,
  },
  {
    name: 'Volunteer drive',
    launchedDaysAgo: 41,
    lastDialDaysAgo: 25,
    contacts: 160,
    calls: 150,
    numbers: 3,
  },
  {
    name: 'Spring fundraiser',
    launchedDaysAgo: 60,
    lastDialDaysAgo: 12,
    contacts: 200,
    calls: 200,
    numbers: 8,
    archived: true,
  },
  {
    name: 'Town hall invitations',
    launchedDaysAgo: null,
    lastDialDaysAgo: 0,
    contacts: 80,
    calls: 0,
    numbers: 0,
  },
];

/** Campaigns that look like a phone bank's: one in full swing, one about to archive itself, one just archived, a draft. */
export async function seedDemoCampaigns(sql: Sql, accountId: string, sandboxUrl: string): Promise<void> {
  for (const [index, plan] of campaigns.entries()) {
    const campaignId = uuidv7();
    const launchedAt =
      plan.launchedDaysAgo === null ? null : new Date(Date.now() - plan.launchedDaysAgo * dayMs);
    await sql`
      insert into campaigns (id, account_id, demo, name, status, created_by, created_at, launched_at, starts_at, ends_at)
      values (${campaignId}, ${accountId}, true, ${plan.name}, ${launchedAt ? 'active' : 'draft'}, 'demo',
        ${new Date((launchedAt?.getTime() ?? Date.now()) - 2 * dayMs)}, ${launchedAt}, ${launchedAt},
        ${new Date(Date.now() + 14 * dayMs)})`;
    const phones = await addContacts(sql, campaignId, index, plan.contacts);
    const numbers = await rentNumbers(sql, sandboxUrl, campaignId, index, plan.numbers);
    if (!launchedAt) continue;
    await sql`insert into outbox (id, topic, campaign_id) values (${uuidv7()}, 'start', ${campaignId})`;
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
        actor: 'demo',
        tellWorkflow: true,
      });
    }
  }
}

async function addContacts(sql: Sql, campaignId: string, index: number, count: number): Promise<string[]> {
  const contacts = Array.from({ length: count }, (_, at) => ({
    id: uuidv7(),
    campaign_id: campaignId,
    // 555-0100 to -0199 are set aside for fiction; the area code tells the campaigns apart.
    phone: `+1${301 + index * 100 + Math.floor(at / 100)}55501${String(at % 100).padStart(2, '0')}`,
    first_name: pick(firstNames, at),
    last_name: pick(lastNames, at),
  }));
  await sql`insert into contacts ${sql(contacts)}`;
  await sql`update campaigns set contact_count = ${count} where id = ${campaignId}`;
  return contacts.map(({ phone }) => phone);
}

async function rentNumbers(sql: Sql, sandboxUrl: string, campaignId: string, index: number, count: number) {
  if (count === 0) return [];
  const [{ account }] = sandboxAccounts;
  const rentals = await sandboxControl(sandboxUrl).seed({
    carrier: 'twilio',
    account,
    range: { from: `+1${212 + index}5550100`, count },
  });
  for (const { e164, ref } of rentals) {
    await sql`
      insert into phone_numbers (id, account_id, campaign_id, e164, carrier, carrier_ref, state, assigned_at)
      select ${uuidv7()}, account_id, id, ${e164}, 'sandbox', ${ref}, 'assigned', now()
      from campaigns where id = ${campaignId}`;
  }
  await sql`update campaigns set number_count = ${count} where id = ${campaignId}`;
  return rentals.map(({ e164 }) => e164);
}

/** One finished dial; the last of a campaign is its newest, the others lie evenly between the launch and it. */
function dial(plan: DemoCampaign, at: number, phones: string[], numbers: string[]): CallEvent[] {
  const oldest = (plan.launchedDaysAgo ?? 0) * dayMs;
  const newest = plan.lastDialDaysAgo * dayMs + 5 * 60_000;
  const startedMs = Date.now() - newest - ((oldest - newest) * (plan.calls - 1 - at)) / plan.calls;
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
