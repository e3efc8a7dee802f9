import type { ISql } from 'postgres';
import { onClockThen } from '../campaigns/clock.ts';
import { onDoNotCallList } from '../do-not-call/on-list.ts';
import { etagOf } from '../etag.ts';
import { folded } from '../folded.ts';
import type { Fragment } from '../fragment.ts';
import { isCleared } from '../seals/campaign-source.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';

export interface ContactView {
  id: string;
  /** Of what can be changed. */
  etag: string;
  phone: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  externalId: string | null;
  fields: Record<string, string>;
  /** On the campaign's clock. */
  dialledAt: Date | null;
  /** Whether the number is on the account's do-not-call list. */
  doNotCall: boolean;
}

/** What makes a row of `contacts k` a {@link ContactView}. */
export const contactColumns = (
  sql: ISql,
  { accountId, campaignId }: { accountId: string; campaignId: string },
): Fragment => sql`
  id, ${etagOf(sql, sql`k.phone, k.first_name, k.last_name, k.email, k.external_id, k.fields`)} as etag, phone, first_name as "firstName", last_name as "lastName", email, external_id as "externalId", fields,
  ${onClockThen(sql, sql`${campaignId}::uuid`, sql`dialled_at`)} as "dialledAt", ${onDoNotCallList(sql, accountId, sql`k.phone`)} as "doNotCall"`;

interface ContactFilter {
  /** Only those that are on the account's do-not-call list, or only those that are not. */
  doNotCall?: boolean | undefined;
  phone?: string | undefined;
  /** Part of a name, in whatever case and with or without accents, of an e-mail address, an external id or a number. */
  search?: string | undefined;
}

/** Which contacts of a campaign to list. */
export interface ListedContacts extends ContactFilter {
  accountId: string;
  campaignId: string;
  after: string | null;
  limit: number;
}

/** Whether a list that finds little has looked at every contact of its campaign. */
export const looksAtAll = ({ doNotCall, phone, search }: ContactFilter): boolean =>
  phone === undefined && (search !== undefined || doNotCall !== undefined);

/**
 * A campaign's contacts in the order of their ids, which is that of their import.
 *
 * @param from left out: the tables, and nothing as soon as the contacts are read from the seal alone
 */
export async function listContacts(
  sql: ISql,
  input: ListedContacts,
  from?: Fragment,
): Promise<ContactView[]> {
  const { accountId, campaignId, doNotCall, phone, search, after, limit } = input;
  const live = () => sql`campaign_id = ${campaignId}
      and not exists (select from campaigns c where c.id = ${campaignId} and ${isCleared(sql)})`;
  const list = async () => sql<ContactView[]>`
    select ${contactColumns(sql, input)}
    from ${from ?? sql`contacts`} k
    where ${from ? sql`true` : live()}
      ${phone === undefined ? sql`` : sql`and phone = ${phone}`}
      ${doNotCall === undefined ? sql`` : sql`and ${onDoNotCallList(sql, accountId, sql`k.phone`)} = ${doNotCall}`}
      ${search === undefined ? sql`` : sql`and ${matches(sql, search)}`}
      ${after === null ? sql`` : sql`and id > ${after}`}
    order by id limit ${limit}`;
  return looksAtAll(input) ? withLongStatements(wholeCampaignMs, list) : list();
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
