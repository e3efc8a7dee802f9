import { uuidv7 } from '../../src/ids.ts';
import { closeAtDeadline, type DueCampaign, dueCampaigns } from './due-campaigns.ts';
import type { Race } from './race.ts';

/** A dialer's event of a new call, and the deadline. */
export const dialAgainstClose: Race<DueCampaign> = {
  name: 'dial against close',
  outcomes: [
    {
      name: 'recorded, and it lives',
      facts: ['answered 200, still_in_use: active, 1 dials, 1 calls, 1 events'],
    },
    {
      name: 'closed, and refused',
      facts: ['answered 409, closed: archived, 0 dials, 0 calls, 0 events'],
    },
  ],
  prepare: (bed, count) => dueCampaigns(bed, bed.tenants, count),
  async ask(bed, one) {
    const event = {
      id: uuidv7(),
      type: 'started',
      callId: uuidv7(),
      occurredAt: new Date().toISOString(),
    };
    return `answered ${await bed.ask(one, 'POST', `/v1/campaigns/${one.id}/call-events`, event)}`;
  },
  meet: closeAtDeadline,
  async facts({ sql }, all) {
    const rows = await sql<{ facts: string }[]>`
      select c.status || ', ' || c.dial_count || ' dials, '
        || (select count(*) from calls k where k.campaign_id = c.id) || ' calls, '
        || (select count(*) from call_events e where e.campaign_id = c.id) || ' events' as facts
      from unnest(${all.map(({ one }) => one.id)}::uuid[]) with ordinality as t(id, n) join campaigns c using (id)
      order by n`;
    return all.map(({ asked, met }, at) => `${asked}, ${met}: ${rows[at]?.facts}`);
  },
};
