import type { Sql } from 'postgres';

interface ContactView {
  id: string;
  phone: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  externalId: string | null;
  fields: Record<string, string>;
  dialledAt: Date | null;
}

/** A campaign's contacts in the order of their ids, which is that of their import. */
export async function listContacts(
  sql: Sql,
  input: { campaignId: string; phone?: string | undefined; after: string | null; limit: number },
): Promise<ContactView[]> {
  return sql<ContactView[]>`
    select id, phone, first_name as "firstName", last_name as "lastName", email, external_id as "externalId", fields,
      dialled_at as "dialledAt"
    from contacts
    where campaign_id = ${input.campaignId}
      ${input.phone === undefined ? sql`` : sql`and phone = ${input.phone}`}
      ${input.after === null ? sql`` : sql`and id > ${input.after}`}
    order by id limit ${input.limit}`;
}
