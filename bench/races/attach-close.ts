import { closeAtDeadline, type DueCampaign, dueCampaigns } from './due-campaigns.ts';
import type { Race } from './race.ts';

interface Attachment extends DueCampaign {
  e164: string;
}

let numbers = 0;

/** A number that somebody attaches, and the deadline: it is either given back with the others, or was never taken. */
export const attachAgainstClose: Race<Attachment> = {
  name: 'attach against close',
  outcomes: [
    {
      name: 'attached, and given back',
      facts: ['answered 200, closed: archived, 1 numbers, releasing, 1 releases, 0 free'],
    },
    {
      name: 'closed, and refused',
      facts: ['answered 409, closed: archived, 0 numbers, none, 0 releases, 0 free'],
    },
  ],
  async prepare(bed, count) {
    const campaigns = await dueCampaigns(bed, bed.tenants, count);
    return campaigns.map((campaign) => {
      numbers += 1;
      return { ...campaign, e164: `+1202${2_000_000 + numbers}` };
    });
  },
  async ask(bed, one) {
    const body = { numbers: [{ e164: one.e164, carrier: 'twilio' }] };
    return `answered ${await bed.ask(one, 'POST', `/v1/campaigns/${one.id}/numbers`, body)}`;
  },
  meet: closeAtDeadline,
  async facts({ sql }, all) {
    const rows = await sql<{ facts: string }[]>`
      select c.status || ', ' || c.number_count || ' numbers, '
        || coalesce((select string_agg(n.state, '+') from phone_numbers n where n.campaign_id = c.id), 'none') || ', '
        || (select count(*) from releases r where r.campaign_id = c.id) || ' releases, '
        || (select count(*) from phone_numbers n
          where n.account_id = c.account_id and n.e164 = t.e164 and n.campaign_id is distinct from c.id) || ' free' as facts
      from unnest(${all.map(({ one }) => one.id)}::uuid[], ${all.map(({ one }) => one.e164)}::text[])
        with ordinality as t(id, e164, n) join campaigns c using (id)
      order by t.n`;
    return all.map(({ asked, met }, at) => `${asked}, ${met}: ${rows[at]?.facts}`);
  },
};
