import type { ISql } from 'postgres';
import type { NewContact } from './import-contacts.ts';

/** A contact that an import changed, and what of it. */
export interface UpdatedRow {
  line: number;
  contactId: string;
  /** Names of columns; of other columns `fields` and their heading, as in `fields.Polling place`. */
  changed: string[];
}

/** What became of rows that are about contacts of the campaign. */
export interface FoundRows {
  /** Lines of rows that are to change their contact. */
  staged: number[];
  /** Lines of rows that say nothing new, or whose contact an earlier row changes. */
  same: number[];
  /** Lines of rows whose number belongs to a contact with another external id. */
  otherId: number[];
}

/** Makes the place, for this transaction, where changes wait until all rows are read. */
export async function prepareChanges(sql: ISql): Promise<void> {
  await sql`
    create temp table import_changes (
      contact_id uuid primary key, line int not null, phone text not null unique, first_name text, last_name text,
      email text, external_id text, fields jsonb not null) on commit drop`;
}

/**
 * Finds the rows that are about contacts of the campaign, by their number, else by their external id, and puts aside
 * what they change. Nothing is locked yet: calls go on being recorded while a file is read.
 */
export async function stageChanges(
  sql: ISql,
  campaignId: string,
  batch: readonly NewContact[],
): Promise<FoundRows> {
  const found = await sql<{ line: number; kind: keyof FoundRows }[]>`
    with r as materialized (
      select * from jsonb_to_recordset(${sql.json(batch as never)}) as r(
        line int, phone text, "firstName" text, "lastName" text, email text, "externalId" text, fields jsonb)
    ),
    ids as (
      select r.line, (array_agg(k.id))[1] as id from r
      join contacts k on k.campaign_id = ${campaignId} and k.external_id = r."externalId"
      group by r.line having count(*) = 1
    ),
    known as (
      select r.*, k.id, k.external_id is not null and r."externalId" is not null
          and k.external_id <> r."externalId" as other,
        (r.phone <> k.phone and k.dialled_at is null)
          or coalesce(r."firstName" <> k.first_name, r."firstName" is not null)
          or coalesce(r."lastName" <> k.last_name, r."lastName" is not null)
          or coalesce(r.email <> k.email, r.email is not null)
          or coalesce(r."externalId" <> k.external_id, r."externalId" is not null)
          or not k.fields @> r.fields as differs
      from r
      left join contacts p on p.campaign_id = ${campaignId} and p.phone = r.phone
      left join ids on ids.line = r.line
      join contacts k on k.campaign_id = ${campaignId} and k.id = coalesce(p.id, ids.id)
    ),
    staged as (
      insert into import_changes
      select id, line, phone, "firstName", "lastName", email, "externalId", fields from known
      where differs and not other order by line
      on conflict do nothing
      returning line
    )
    select k.line, case when k.other then 'otherId' when s.line is null then 'same' else 'staged' end as kind
    from known k left join staged s on s.line = k.line
    order by k.line`;
  const lines = (kind: keyof FoundRows) => found.filter((row) => row.kind === kind).map(({ line }) => line);
  return { staged: lines('staged'), same: lines('same'), otherId: lines('otherId') };
}

/**
 * Makes the changes, under the lock of the campaign's row that record calls takes too. What was dialled stays: the
 * number of such a contact is not changed, nor is it to one that another contact has.
 */
export async function applyChanges(sql: ISql, campaignId: string, limit: number) {
  const [changed] = await sql<{ updated: number; rows: UpdatedRow[] }[]>`
    with before as materialized (
      select s.line, k.id, k.first_name, k.last_name, k.email, k.external_id, k.phone, k.fields,
        case when k.dialled_at is null and not exists (
          select from contacts o where o.campaign_id = ${campaignId} and o.phone = s.phone and o.id <> k.id)
          then s.phone else k.phone end as new_phone,
        coalesce(s.first_name, k.first_name) as new_first, coalesce(s.last_name, k.last_name) as new_last,
        coalesce(s.email, k.email) as new_email, coalesce(s.external_id, k.external_id) as new_id,
        k.fields || s.fields as new_fields, s.fields as given
      from import_changes s join contacts k on k.campaign_id = ${campaignId} and k.id = s.contact_id
    ),
    updated as (
      update contacts k set phone = b.new_phone, first_name = b.new_first, last_name = b.new_last,
        email = b.new_email, external_id = b.new_id, fields = b.new_fields
      from before b where k.campaign_id = ${campaignId} and k.id = b.id
      returning k.id
    )
    select (select count(*)::int from updated) as updated, coalesce((
      select json_agg(t order by t.line) from (
        select b.line, b.id as "contactId", array_remove(array[
            case when b.new_phone <> b.phone then 'phone' end,
            case when b.new_first is distinct from b.first_name then 'firstName' end,
            case when b.new_last is distinct from b.last_name then 'lastName' end,
            case when b.new_email is distinct from b.email then 'email' end,
            case when b.new_id is distinct from b.external_id then 'externalId' end], null)
          || array(select 'fields.' || f.key from jsonb_each_text(b.given) f
            where b.fields->>f.key is distinct from f.value order by 1) as changed
        from before b order by b.line limit ${limit}) t), '[]') as rows`;
  return changed ?? { updated: 0, rows: [] };
}
