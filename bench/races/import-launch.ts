import type { Tenant } from './bed.ts';
import type { Race } from './race.ts';

interface Draft extends Tenant {
  id: string;
}

const file = 'phone,first_name\n+12025550101,Ada\n+12025550102,Grace\n+12025550103,Jean\n';
const both = 'answered 200, answered 200: active, 3 counted, 3 contacts, 1 starts, 1 imports, 1 launches';

/** A file of contacts that comes in while the campaign is launched: both are whole, in either order. */
export const importAgainstLaunch: Race<Draft> = {
  name: 'import against launch',
  outcomes: [
    { name: 'imported, then launched', facts: [`${both}, imported first`] },
    { name: 'launched, then imported', facts: [`${both}, launched first`] },
  ],
  async prepare({ sql, tenants }, count) {
    const rows = await sql<{ id: string; accountId: string }[]>`
      insert into campaigns (id, account_id, name, status, created_by)
      select uuidv7(), (${tenants.map(({ accountId }) => accountId)}::uuid[])[1 + n % ${tenants.length}::int], 'Race', 'draft', 'cli'
      from generate_series(1, ${count}::int) n returning id, account_id as "accountId"`;
    const keyOf = new Map(tenants.map(({ accountId, key }) => [accountId, key]));
    return rows.map(({ id, accountId }) => ({ id, accountId, key: keyOf.get(accountId)! }));
  },
  ask: async (bed, one) =>
    `answered ${await bed.ask(one, 'POST', `/v1/campaigns/${one.id}/contacts/import`, file)}`,
  meet: async (bed, one) => `answered ${await bed.ask(one, 'POST', `/v1/campaigns/${one.id}/launch`)}`,
  async facts({ sql }, all) {
    // Each writes its entry while it holds the campaign's row, so their order is that of the two.
    const rows = await sql<{ facts: string }[]>`
      select c.status || ', ' || c.contact_count || ' counted, '
        || (select count(*) from contacts k where k.campaign_id = c.id) || ' contacts, '
        || (select count(*) from outbox o where o.campaign_id = c.id and o.topic = 'start') || ' starts, '
        || imports.entries || ' imports, ' || launches.entries || ' launches, '
        || case when imports.first < launches.first then 'imported' else 'launched' end || ' first' as facts
      from unnest(${all.map(({ one }) => one.id)}::uuid[]) with ordinality as t(id, n) join campaigns c using (id),
        lateral (select count(*) as entries, min(id::text) as first from audit_log a
          where a.campaign_id = c.id and a.action = 'contacts.imported') imports,
        lateral (select count(*) as entries, min(id::text) as first from audit_log a
          where a.campaign_id = c.id and a.action = 'campaign.launched') launches
      order by n`;
    return all.map(({ asked, met }, at) => `${asked}, ${met}: ${rows[at]?.facts}`);
  },
};
