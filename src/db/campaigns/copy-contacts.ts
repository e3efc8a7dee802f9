import type { ISql } from 'postgres';
import { analyzeContacts, largeImport } from '../contacts/analyze-contacts.ts';
import type { Fragment } from '../fragment.ts';

/**
 * Gives a new draft contacts of other campaigns, as people to be called for the first time. Answers how many.
 *
 * @param people rows with what a contact is, `phone, first_name, last_name, email, external_id, fields`, in order, each
 *   number once
 */
export async function copyContacts(tx: ISql, draftId: string, people: Fragment): Promise<number> {
  const [copied] = await tx<{ contacts: number }[]>`
    with copied as (
      insert into contacts (campaign_id, id, phone, first_name, last_name, email, external_id, fields)
      select ${draftId}, uuidv7(), phone, first_name, last_name, email, external_id, fields from (${people}) p
      returning 1
    )
    update campaigns set contact_count = (select count(*) from copied) where id = ${draftId}
    returning contact_count as contacts`;
  const contacts = copied?.contacts ?? 0;
  if (contacts >= largeImport) await analyzeContacts(tx, draftId);
  return contacts;
}
