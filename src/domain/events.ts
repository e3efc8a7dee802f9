import type { AccountExportKind } from './account-exports.ts';
import type { ArchiveReason } from './campaign.ts';
import type { FindingKind } from './findings.ts';
import type { ReleaseOutcome } from './receipt.ts';

/** What an event tells besides what, when and of which campaign, as a type; at run time it is nothing. */
interface With<Data> {
  readonly data: Data;
}

/**
 * What an account's other systems are told of, and with which data: ids, counts and codes, and never a phone number, a
 * name or an answer, since an event goes to wherever an account has it sent. Times become ISO 8601.
 */
const catalogue = {
  'campaign.launched': {} as With<object>,
  /** `archivesAt`: when at the earliest it archives itself unless somebody dials, on the campaign's clock. */
  'campaign.archive_warning': {} as With<{ archivesAt: Date }>,
  'campaign.archived': {} as With<{ reason: ArchiveReason }>,
  /** Also of each later version, with receipts, late results or without somebody who was erased. */
  'campaign.sealed': {} as With<{ manifestVersion: number }>,
  /** `numbers`: how many were given back. */
  'campaign.completed': {} as With<{ numbers: number }>,
  'number.released': {} as With<{ numberId: string; outcome: ReleaseOutcome }>,
  /** Its release waits for a person. `reason`: a code of `src/carriers/reasons.ts`. */
  'number.blocked': {} as With<{ numberId: string; reason: string }>,
  'export.ready': {} as With<{ exportId: string; kind: AccountExportKind; rows: number }>,
  /** One that no comparison before had found, or that had been settled since. */
  'comparison.finding': {} as With<{ findingId: string; kind: FindingKind; carrier: string }>,
} satisfies Record<string, With<unknown>>;

export type EventType = keyof typeof catalogue;
export type EventData = {
  [Type in EventType]: (typeof catalogue)[Type] extends With<infer Data> ? Data : never;
};
export const eventTypes = Object.keys(catalogue) as [EventType, ...EventType[]];

/** For so long an event is kept, in days. */
export const eventKeptDays = 30;
