import type { ISql, Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { type IfMatch, isMeantFor } from '../etag.ts';
import { type ContactView, contactColumns } from './list-contacts.ts';
import { markOverlapsDue } from './refresh-overlaps.ts';

export interface ContactChanges {
  phone?: string | undefined;
  /** Null: none. */
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  email?: string | null | undefined;
  externalId?: string | null | undefined;
  /** Only these fields; null takes one away. */
  fields?: Record<string, string | null> | undefined;
}

interface OneContact {
  accountId: string;
  campaignId: string;
  contactId: string;
  actor: string;
  /** The etags that the change is meant for. */
  ifMatch?: IfMatch;
}

type Refusal = 'no_campaign' | 'archived' | 'no_contact' | 'changed_meanwhile' | 'dialled';

/**
 * Changes a contact of a campaign that is not archived. A number that was dialled stays, and so does every call. The
 * campaign's row is locked first, as record calls locks it.
 */
export async function changeContact(
  sql: Sql,
  { accountId, campaignId, contactId, actor, changes, ifMatch }: OneContact & { changes: ContactChanges },
): Promise<ContactView | Refusal | 'phone_taken'> {
  return sql.begin(async (tx) => {
    const before = await lockContact(tx, { accountId, campaignId, contactId, ifMatch });
    if (typeof before === 'string') return before;
    const newPhone = changes.phone !== undefined && changes.phone !== before.phone ? changes.phone : null;
    if (newPhone !== null && before.dialledAt !== null) return 'dialled';
    const { phone, firstName, lastName, email, externalId } = { ...before, ...given(changes) };
    const fields = changes.fields ?? {};
    const [after] = await tx<ContactView[]>`
      update contacts k set phone = ${phone}, first_name = ${firstName}, last_name = ${lastName}, email = ${email},
        external_id = ${externalId}, fields = jsonb_strip_nulls(fields || ${tx.json(fields)})
      where campaign_id = ${campaignId} and id = ${contactId} and not exists (
        select from contacts o where o.campaign_id = ${campaignId} and o.phone = ${newPhone} and o.id <> k.id)
      returning ${contactColumns(tx, { accountId, campaignId })}`;
    if (!after) return 'phone_taken';
    const changed = (['phone', 'firstName', 'lastName', 'email', 'externalId'] as const).filter(
      (name) => after[name] !== before[name],
    );
    const named = Object.keys(fields).length > 0 ? [...changed, 'fields'] : changed;
    if (named.length > 0) {
      await writeAudit(tx, {
        accountId,
        campaignId,
        actor,
        action: 'contact.changed',
        details: { contactId, changed: named },
      });
    }
    if (newPhone !== null) await markOverlapsDue(tx, accountId);
    return after;
  });
}

/** Takes a contact that nobody dialled out of a campaign that is not archived. */
export async function removeContact(
  sql: Sql,
  { accountId, campaignId, contactId, actor, ifMatch }: OneContact,
): Promise<'removed' | Refusal> {
  return sql.begin(async (tx) => {
    const before = await lockContact(tx, { accountId, campaignId, contactId, ifMatch });
    if (typeof before === 'string') return before;
    if (before.dialledAt !== null) return 'dialled';
    await tx`delete from contacts where campaign_id = ${campaignId} and id = ${contactId}`;
    await tx`update campaigns set contact_count = contact_count - 1 where id = ${campaignId}`;
    await markOverlapsDue(tx, accountId);
    await writeAudit(tx, { accountId, campaignId, actor, action: 'contact.removed', details: { contactId } });
    return 'removed';
  });
}

async function lockContact(
  sql: ISql,
  {
    accountId,
    campaignId,
    contactId,
    ifMatch,
  }: Omit<OneContact, 'actor' | 'ifMatch'> & {
    ifMatch: OneContact['ifMatch'] | undefined;
  },
): Promise<ContactView | Exclude<Refusal, 'dialled'>> {
  const [campaign] = await sql<{ status: string }[]>`
    select status from campaigns where id = ${campaignId} and account_id = ${accountId} for no key update`;
  if (!campaign) return 'no_campaign';
  if (campaign.status === 'archived') return 'archived';
  const [contact] = await sql<ContactView[]>`
    select ${contactColumns(sql, { accountId, campaignId })} from contacts k where campaign_id = ${campaignId} and id = ${contactId} for update`;
  if (!contact) return 'no_contact';
  return isMeantFor(contact.etag, ifMatch) ? contact : 'changed_meanwhile';
}

/** Null: the campaign has no such contact, or is cleared. */
export async function readContact(
  sql: ISql,
  { accountId, campaignId, contactId }: Omit<OneContact, 'actor'>,
): Promise<ContactView | null> {
  const [contact] = await sql<ContactView[]>`
    select ${contactColumns(sql, { accountId, campaignId })} from contacts k
    where campaign_id = ${campaignId} and id = ${contactId}
      and exists (select from campaigns c where c.id = ${campaignId} and c.account_id = ${accountId})`;
  return contact ?? null;
}

const given = (changes: ContactChanges) =>
  Object.fromEntries(
    Object.entries(changes).filter(([name, value]) => name !== 'fields' && value !== undefined),
  ) as {
    [Name in keyof Omit<ContactChanges, 'fields'>]?: Exclude<ContactChanges[Name], undefined>;
  };
