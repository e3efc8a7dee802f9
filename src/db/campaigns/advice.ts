import type { ISql } from 'postgres';
import { type AdviceReason, sharedContactsPercent } from '../../domain/advice.ts';
import type { Fragment } from '../fragment.ts';
import { campaignNow } from './clock.ts';

/** The newer campaign that has most of a campaign's contacts too. */
export interface SharedContacts {
  campaignId: string;
  name: string;
  contacts: number;
}

const overlaps = (sql: ISql): Fragment => sql`
  contact_overlaps o join campaigns n on n.id = o.newer_id and n.account_id = c.account_id and n.status = 'active'
  where o.campaign_id = c.id and o.shared * 100.0 >= c.contact_count * ${sharedContactsPercent}`;

/** Whether a row of `campaigns c` is active and has a reason. */
const holds: Record<AdviceReason, (sql: ISql) => Fragment> = {
  no_remaining_dials: (sql) => sql`(c.contact_count > 0 and c.dialled_contact_count >= c.contact_count)`,
  past_end: (sql) => sql`coalesce(c.ends_at < ${campaignNow(sql)}, false)`,
  event_passed: (sql) => sql`coalesce(c.event_at < ${campaignNow(sql)}, false)`,
  shared_contacts: (sql) => sql`exists (select from ${overlaps(sql)})`,
};

export function hasAdvice(sql: ISql, reason: AdviceReason | 'any'): Fragment {
  if (reason !== 'any') return sql`(c.status = 'active' and ${holds[reason](sql)})`;
  return sql`(c.status = 'active' and (${holds.no_remaining_dials(sql)} or ${holds.past_end(sql)}
    or ${holds.event_passed(sql)} or ${holds.shared_contacts(sql)}))`;
}

/** The reasons of a row of `campaigns c join accounts a`, without `shared_contacts`. */
export const advice = (sql: ISql): Fragment => sql`
  array_remove(array[
    case when ${hasAdvice(sql, 'no_remaining_dials')} then 'no_remaining_dials' end,
    case when ${hasAdvice(sql, 'past_end')} then 'past_end' end,
    case when ${hasAdvice(sql, 'event_passed')} then 'event_passed' end], null)`;

/** The evidence for `shared_contacts` of a row of `campaigns c`: a {@link SharedContacts} or null. */
export const sharedContacts = (sql: ISql): Fragment => sql`
  case when c.status = 'active' then (
    select json_build_object('campaignId', n.id, 'name', n.name, 'contacts', o.shared)
    from ${overlaps(sql)} order by o.shared desc, n.id desc limit 1) end`;
