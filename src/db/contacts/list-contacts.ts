import type { ISql, Sql } from 'postgres';
import { folded } from '../folded.ts';
import type { Fragment } from '../fragment.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';

export interface ContactView {
  id: string;
  phone: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  externalId: string | null;
  fields: Record<string, string>;
  dialledAt: Date | null;
}

/** What a {@link ContactView} is made of. */
export const contactColumns = (sql: ISql): Fragment => sql`
  id, phone, first_name as "firstName", last_name as "lastName", email, external_id as "externalId", fields,
  dialled_at as "dialledAt"`;

/** A campaign's contacts in the order of their ids, which is that of their import. */
export async function listContacts(
  sql: Sql,
  input: {
    campaignId: string;
    phone?: string | undefined;
    /** Part of a name, in whatever case and with or without accents, of an e-mail address, an external id or a number. */
    search?: string | undefined;
    after: string | null;
    limit: number;
  },
): Promise<ContactView[]> {
  const { campaignId, phone, search, after, limit } = input;
  const list = async () => sql<ContactView[]>`
    select ${contactColumns(sql)}
    from contacts
    where campaign_id = ${campaignId}
      ${phone === undefined ? sql`` : sql`and phone = ${phone}`}
      ${search === undefined ? sql`` : sql`and ${matches(sql, search)}`}
      ${after === null ? sql`` : sql`and id > ${after}`}
    order by id limit ${limit}`;
  // A search that finds little looks at every contact.
  return search === undefined ? list() : withLongStatements(wholeCampaignMs, list);
}

/** A person may write a country's own form, whose leading zeros E.164 does not have. */
const dialledDigits = (search: string) => search.replace(/\D/g, '').replace(/^0+/, '');

function matches(sql: ISql, search: string): Fragment {
  const digits = dialledDigits(search);
  return sql`(
    position(${folded(sql, sql`${search}::text`)}
      in ${folded(sql, sql`concat_ws(' ', first_name, last_name, email, external_id)`)}) > 0
    ${digits.length >= 3 ? sql`or position(${digits} in phone) > 0` : sql``})`;
}
