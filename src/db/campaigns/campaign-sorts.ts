import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';
import { campaignCounts, campaignFields } from './campaign-fields.ts';

type Expression = (sql: ISql) => Fragment;

/** What a place in an order is, by its name in SQL. */
export type SortType = 'text' | 'uuid' | 'numeric';

interface Sort {
  type: SortType;
  sql: Expression;
}

// Times as numbers, so that a cursor made up by somebody is at worst a wrong place and never a cast that fails.
const time = (instant: Expression): Sort => ({
  type: 'numeric',
  sql: (sql) => sql`coalesce(extract(epoch from ${instant(sql)}), 'Infinity')`,
});

const number = (value: Expression): Sort => ({
  type: 'numeric',
  sql: (sql) => sql`(${value(sql)})::numeric`,
});

// To as many digits as a cursor may have.
const dialledShare: Expression = (sql) => sql`coalesce(round(
  ${campaignCounts.dialledContacts(sql)}::numeric / nullif(${campaignCounts.contacts(sql)}, 0), 6), 0)`;

/** What campaigns can be sorted by; those without a date or a deadline count as the latest. */
export const campaignSorts = {
  name: { type: 'text', sql: (sql) => sql`lower(${campaignFields.name(sql)})` },
  start: time(campaignFields.startsAt),
  end: time(campaignFields.endsAt),
  // Ids grow with the time of birth, and have an index.
  created: { type: 'uuid', sql: campaignFields.id },
  deadline: time(campaignFields.deadline),
  lastDial: time(campaignFields.lastDialAt),
  contacts: number(campaignCounts.contacts),
  remaining: number(campaignCounts.remaining),
  progress: number(dialledShare),
  numbers: number(campaignCounts.numbers),
  callers: number(campaignFields.callersOnline),
  archived: time(campaignFields.archivedAt),
} satisfies Record<string, Sort>;

export type CampaignSort = keyof typeof campaignSorts;
