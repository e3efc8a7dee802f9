import { closeAtDeadline, type DueCampaign, dueCampaigns } from './due-campaigns.ts';
import type { Race } from './race.ts';

/** Changes that move a deadline that is now into the future: each by another part of what decides. */
const changes = {
  'more days': {
    since: { dialledDays: 30, noticedDays: 7 },
    change: () => ({ inactivityDays: 60 }),
  },
  'another window': {
    since: { dialledDays: 30, noticedDays: 7 },
    change: () => ({ archiveWindow: { from: timeIn(6), to: timeIn(7) } }),
  },
  // Late enough that the notice of before still counts.
  'longer notice': {
    since: { dialledDays: 35, noticedDays: 8 },
    change: () => ({ inactivityDays: 40, noticeDays: 14 }),
  },
};
type Kind = keyof typeof changes;
const kinds = Object.keys(changes) as Kind[];

interface Change extends DueCampaign {
  kind: Kind;
}

/** An account's policy that changes, and the deadline by the one of before. */
export const policyAgainstClose: Race<Change> = {
  name: 'policy against deadline',
  outcomes: [
    {
      name: 'moved, and it lives',
      facts: kinds.map((kind) => `${kind}: answered 200, still_in_use: active, 1 moves, 1 messages`),
    },
    {
      name: 'closed, and not moved',
      facts: kinds.map((kind) => `${kind}: answered 200, closed: archived, 0 moves, 0 messages`),
    },
  ],
  async prepare(bed, count) {
    // A policy is the account's, so each try has one of its own.
    const tenants = await Promise.all(Array.from({ length: count }, () => bed.addTenant()));
    const made = kinds.map(async (kind, at) => {
      const own = tenants.filter((_, ordinal) => ordinal % kinds.length === at);
      const campaigns = own.length > 0 ? await dueCampaigns(bed, own, own.length, changes[kind].since) : [];
      return campaigns.map((campaign) => ({ ...campaign, kind }));
    });
    return (await Promise.all(made)).flat();
  },
  ask: async (bed, one) =>
    `answered ${await bed.ask(one, 'PATCH', '/v1/account', changes[one.kind].change())}`,
  meet: closeAtDeadline,
  async facts({ sql }, all) {
    const rows = await sql<{ facts: string }[]>`
      select c.status || ', '
        || (select count(*) from deadline_moves m where m.campaign_id = c.id and m.reason = 'policy') || ' moves, '
        || (select count(*) from outbox o where o.campaign_id = c.id and o.topic = 'policy') || ' messages' as facts
      from unnest(${all.map(({ one }) => one.id)}::uuid[]) with ordinality as t(id, n) join campaigns c using (id)
      order by n`;
    return all.map(({ one, asked, met }, at) => `${one.kind}: ${asked}, ${met}: ${rows[at]?.facts}`);
  },
};

/** The time of the day in so many hours, in UTC as the accounts are. */
const timeIn = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
