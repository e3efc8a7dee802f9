import { z } from 'zod';
import { accountExportKinds } from '../../domain/account-exports.ts';
import { archiveReasons } from '../../domain/campaign.ts';
import { type EventData, type EventType, eventTypes } from '../../domain/events.ts';
import { findingKinds } from '../../domain/findings.ts';
import { releaseOutcomes } from '../../domain/receipt.ts';
import { clockShiftMs, id, timestamp } from '../http/schemas.ts';

export const eventTypeSchema = z.enum(eventTypes).meta({ id: 'EventType' });

const isoText = () => z.string().meta({ format: 'date-time', example: '2026-11-23T18:00:00.000Z' });

/** What an event of each type tells, with a sentence of when it is written. */
export const told = {
  'campaign.launched': { when: 'A draft became active.', data: {} },
  'campaign.archive_warning': {
    when: 'A campaign got its notice: it archives itself soon unless somebody dials. A dial takes the notice back; there is one for each notice.',
    data: {
      archivesAt: isoText().meta({
        description: 'When, at the earliest; in demo accounts on the campaign’s clock.',
      }),
    },
  },
  'campaign.archived': {
    when: 'A campaign became archived, which is final.',
    data: { reason: z.enum(archiveReasons) },
  },
  'campaign.sealed': {
    when: 'A version of a campaign’s archive was written: the first, one with the receipts, with late results, or without somebody who was erased.',
    data: { manifestVersion: z.int().meta({ description: 'It replaces every version before.' }) },
  },
  'campaign.completed': {
    when: 'An archived campaign is sealed and all its numbers are given back.',
    data: { numbers: z.int().meta({ description: 'How many numbers it had.' }) },
  },
  'number.released': {
    when: 'A number was given back, and the carrier’s list or a comparison proved it.',
    data: { numberId: id(), outcome: z.enum(releaseOutcomes) },
  },
  'number.blocked': {
    when: 'A number’s release waits for a person. There is one each time it begins to wait.',
    data: {
      numberId: id(),
      reason: z.string().meta({
        description: 'A code; the number’s receipt has its words.',
        example: 'refused_by_carrier',
      }),
    },
  },
  'export.ready': {
    when: 'An export of all of the account can be downloaded.',
    data: { exportId: id(), kind: z.enum(accountExportKinds), rows: z.int() },
  },
  'comparison.finding': {
    when: 'A comparison with a carrier’s list found a difference that was not known. One that is found again has no other event until it was settled.',
    data: { findingId: id(), kind: z.enum(findingKinds), carrier: z.string() },
  },
} as const satisfies {
  [Type in EventType]: { when: string; data: { [Name in keyof EventData[Type]]: z.ZodType } };
};

/** A type as a word of the OpenAPI document: `CampaignArchived`. */
export const pascalCase = (type: string): string =>
  type.replaceAll(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase());

const schemaOf = <Type extends EventType>(type: Type) =>
  z
    .object({
      id: id(),
      type: z.literal(type),
      occurredAt: timestamp().meta({ description: 'On the world’s clock.' }),
      campaignId: id().nullable().meta({ description: 'Null: it is about no campaign.' }),
      clockShiftMs: clockShiftMs(),
      data: z.looseObject(told[type].data as (typeof told)[Type]['data']),
    })
    .meta({ id: `${pascalCase(type)}Event`, description: told[type].when });

/** An event, by its type. */
export const eventSchema = z
  .discriminatedUnion('type', [
    schemaOf('campaign.launched'),
    schemaOf('campaign.archive_warning'),
    schemaOf('campaign.archived'),
    schemaOf('campaign.sealed'),
    schemaOf('campaign.completed'),
    schemaOf('number.released'),
    schemaOf('number.blocked'),
    schemaOf('export.ready'),
    schemaOf('comparison.finding'),
  ])
  .meta({
    id: 'Event',
    description:
      'Ids, counts and codes, never a phone number, a name or an answer. Further types and further members of `data` may come: ' +
      'leave alone what you do not know.',
  });
