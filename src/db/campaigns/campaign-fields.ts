import type { ISql } from 'postgres';
import type { AdviceReason } from '../../domain/advice.ts';
import { liveForSeconds } from '../../domain/callers.ts';
import type { ArchiveReason, ArchiveStage, CampaignStatus } from '../../domain/campaign.ts';
import { actorName } from '../audit/actor-name.ts';
import { etagOf } from '../etag.ts';
import type { Fragment } from '../fragment.ts';
import { advice, type SharedContacts, sharedContacts } from './advice.ts';
import { campaignNow } from './clock.ts';
import { isExempt, isNoticed, noticeDue, shownDeadline } from './deadline.ts';
import { campaignExemption, type Exemption } from './exemption.ts';

type Expression = (sql: ISql) => Fragment;

/** An expression on `campaigns c join accounts a`, with the type of what it gives. */
type Field<T> = Expression & { readonly gives?: T };
const field = <T>(expression: Expression): Field<T> => expression;

/** How many callers are live. */
export const callersOnline = (sql: ISql) => sql`
  case when c.status = 'active' then (
    select count(*)::int from caller_presence p
    where p.campaign_id = c.id and p.seen_at > now() - make_interval(secs => ${liveForSeconds})) else 0 end`;

/** Whether the deadline is within the account's notice time. */
export const archivesSoon = (sql: ISql) => sql`
  (c.status = 'active' and ${noticeDue(sql)} <= ${campaignNow(sql)})`;

/** How many numbers wait for a person. */
const stuckNumbers: Expression = (sql) => sql`
  case when c.status = 'archived' and c.stage <> 'complete' then (
    select count(*)::int from releases r where r.campaign_id = c.id and r.status = 'needs_operator') else 0 end`;

/** Of what a person edits: neither counts nor deadlines, which move by themselves. */
export const campaignEtag = (sql: ISql) =>
  etagOf(sql, sql`c.status, c.name, c.starts_at, c.ends_at, c.event_at`);

/** What is counted of a campaign. */
export const campaignCounts = {
  contacts: (sql) => sql`c.contact_count`,
  dialledContacts: (sql) => sql`c.dialled_contact_count`,
  remaining: (sql) => sql`(c.contact_count - c.dialled_contact_count)`,
  callEvents: (sql) => sql`c.event_count`,
  dials: (sql) => sql`c.dial_count`,
  numbers: (sql) => sql`c.number_count`,
  releasedNumbers: (sql) => sql`c.released_number_count`,
  stuckNumbers,
} satisfies Record<string, Expression>;

type CampaignCounts = Record<keyof typeof campaignCounts, number>;

/**
 * A campaign as people and dialers see it, member by member. `launchedAt`, `lastDialAt`, `deadline`, `noticeAt`,
 * `archivedAt`, `sealedAt` and `completedAt` are on the campaign's clock.
 */
export const campaignFields = {
  id: field<string>((sql) => sql`c.id`),
  etag: field<string>(campaignEtag),
  name: field<string>((sql) => sql`c.name`),
  status: field<CampaignStatus>((sql) => sql`c.status`),
  startsAt: field<Date | null>((sql) => sql`c.starts_at`),
  endsAt: field<Date | null>((sql) => sql`c.ends_at`),
  eventAt: field<Date | null>((sql) => sql`c.event_at`),
  createdAt: field<Date>((sql) => sql`c.created_at`),
  createdBy: field<string>((sql) => sql`c.created_by`),
  clonedFrom: field<string | null>((sql) => sql`c.cloned_from`),
  launchedAt: field<Date | null>((sql) => sql`c.launched_at`),
  lastDialAt: field<Date | null>((sql) => sql`c.last_dial_at`),
  /** When the campaign archives itself if nobody dials; null unless it is active, and while it is exempt. */
  deadline: field<Date | null>(shownDeadline),
  /** When people are told of it; null where there is no deadline, and once they were told. */
  noticeAt: field<Date | null>(
    (sql) =>
      sql`(case when c.status = 'active' and not ${isExempt(sql)} and not ${isNoticed(sql)} then ${noticeDue(sql)} end)`,
  ),
  archivesSoon: field<boolean>(archivesSoon),
  exemption: field<Exemption | null>((sql) => campaignExemption(sql, campaignNow(sql))),
  /** How often it may still be kept without a dial. */
  keepsLeft: field<number>(
    (sql) => sql`(case when c.status = 'active' then greatest(0, a.max_keeps - c.keep_count) else 0 end)`,
  ),
  callersOnline: field<number>(callersOnline),
  clockShiftMs: field<number>((sql) => sql`c.clock_shift_ms::float8`),
  counts: field<CampaignCounts>(
    (sql) =>
      sql`json_build_object(${list(
        sql,
        Object.entries(campaignCounts).map(([name, expression]) => sql`${name}::text, ${expression(sql)}`),
      )})`,
  ),
  stage: field<ArchiveStage | null>((sql) => sql`c.stage`),
  archivedAt: field<Date | null>((sql) => sql`c.archived_at`),
  archiveReason: field<ArchiveReason | null>((sql) => sql`c.archive_reason`),
  archivedBy: field<string | null>((sql) => sql`c.archived_by`),
  /** Null where no person and no key did it. */
  archivedByName: field<string | null>((sql) => actorName(sql, sql`c.archived_by`)),
  sealedAt: field<Date | null>((sql) => sql`c.sealed_at`),
  completedAt: field<Date | null>((sql) => sql`c.completed_at`),
  dataDeletedAt: field<Date | null>((sql) => sql`c.data_deleted_at`),
  /** Without `shared_contacts`, which `sharedContacts` tells. */
  advice: field<AdviceReason[]>(advice),
  sharedContacts: field<SharedContacts | null>(sharedContacts),
};

type Fields = typeof campaignFields;

/** A row of {@link campaignColumns}. */
export type CampaignView = { [K in keyof Fields]: Fields[K] extends Field<infer T> ? T : never };

/** What makes a row of `campaigns c join accounts a` a {@link CampaignView}. */
export const campaignColumns = (sql: ISql): Fragment =>
  list(
    sql,
    Object.entries(campaignFields).map(([name, expression]) => sql`${expression(sql)} as ${sql(name)}`),
  );

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

/** Pieces with commas between them. */
const list = (sql: ISql, pieces: readonly Fragment[]): Fragment =>
  pieces.reduce((before, piece) => sql`${before}, ${piece}`);
